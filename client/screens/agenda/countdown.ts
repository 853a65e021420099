/** The timer's arithmetic: whole seconds left, how they are written, and which of them are said aloud. Nothing happens by itself at zero. */
import { useEffect, useState } from 'react'

/** Rounded up, so that the last second is seen as 0:01 and 0:00 means over. */
export const secondsLeft = (endsAt: number, now: number): number => Math.max(0, Math.ceil((endsAt - now) / 1000))

/** `4:05`, over an hour `1:04:05`. */
export function clockText(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** What is said when the clock goes from `before` to `now` seconds left: only the last minute and the end. */
export function spoken(before: number, now: number): 'minute' | 'end' | null {
  if (before > 0 && now === 0) return 'end'
  return before > 60 && now <= 60 ? 'minute' : null
}

/** Seconds left, turning exactly when the clock does. `endsAt` is in this device's clock. */
export function useSecondsLeft(endsAt: number): number {
  const [now, setNow] = useState(() => Date.now())
  const seconds = secondsLeft(endsAt, now)
  useEffect(() => {
    let turn = 0
    const tick = () => {
      // One clock, however often the screen was looked at.
      window.clearTimeout(turn)
      const at = Date.now()
      setNow(at)
      if (at < endsAt) turn = window.setTimeout(tick, ((endsAt - at - 1) % 1000) + 1)
    }
    tick()
    // A screen that slept shows the right time as soon as it is looked at.
    document.addEventListener('visibilitychange', tick)
    return () => {
      window.clearTimeout(turn)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [endsAt])
  return seconds
}
