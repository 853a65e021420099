/** Light, dark or like the device: chosen per device, applied before the first paint of the page. */
import { useSyncExternalStore } from 'react'

export const LOOKS = ['system', 'light', 'dark'] as const
export type Look = (typeof LOOKS)[number]

const KEY = 'plenum/look'
const listeners = new Set<() => void>()
let look: Look = remembered()

function remembered(): Look {
  try {
    const kept = localStorage.getItem(KEY)
    return LOOKS.find((one) => one === kept) ?? 'system'
  } catch {
    return 'system'
  }
}

/** Puts the chosen look on the page. */
export function applyLook(): void {
  if (look === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = look
}

export function setLook(next: Look): void {
  look = next
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // A browser that keeps nothing still changes its look for now.
  }
  applyLook()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useLook = (): Look => useSyncExternalStore(subscribe, () => look)
