/** Whether single letters are commands on this device. They can be switched off: who speaks to the computer sends letters too (WCAG 2.1.4). */
import { useSyncExternalStore } from 'react'

const KEY = 'plenum/single-keys'
const listeners = new Set<() => void>()
let on = remembered()

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

export const singleKeys = (): boolean => on

export function setSingleKeys(next: boolean): void {
  on = next
  try {
    localStorage.setItem(KEY, next ? 'on' : 'off')
  } catch {
    // A browser that keeps nothing still follows for now.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, singleKeys)
