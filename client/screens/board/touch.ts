import type { MouseEvent } from 'react'

/** Whether a click came from a finger. */
export const isTouch = (event: MouseEvent): boolean =>
  event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'touch'

/** Pressing it leaves the focus, and the keyboard with it, in the field that is being written in. */
export const keepWriting = (event: MouseEvent): void => event.preventDefault()
