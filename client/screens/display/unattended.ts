/** What a screen does that nobody has a hand on: it stays lit, takes a new version by itself, and comes back after a fault. */
import { useEffect, useRef } from 'react'
import { lookForNewVersion, onNewVersion } from '../../offline/newVersion.ts'
import { useConnection } from '../../state/hooks.ts'

/** After each break of the line there may be another version behind it, also where the browser keeps no page. */
export function useNewestVersion(): void {
  const { state } = useConnection()
  const broken = useRef(false)
  useEffect(() => {
    if (state === 'offline') broken.current = true
    if (state !== 'online' || !broken.current) return
    broken.current = false
    void lookForNewVersion()
  }, [state])
  useEffect(() => onNewVersion(() => location.reload()), [])
}

/** Keeps the projector from going dark, as far as the browser lets it. */
export function useAwake(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | null = null
    let over = false
    const hold = async () => {
      if (over || document.visibilityState !== 'visible') return
      // Refused on battery, or where the browser does not know it: then the screen does as its owner set it.
      lock = await navigator.wakeLock.request('screen').catch(() => null)
      if (over) void lock?.release()
    }
    void hold()
    const again = () => void hold()
    document.addEventListener('visibilitychange', again)
    return () => {
      over = true
      document.removeEventListener('visibilitychange', again)
      void lock?.release()
    }
  }, [])
}
