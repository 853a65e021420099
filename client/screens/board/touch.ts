import type { MouseEvent } from 'react'

/** Whether a click came from a finger. */
export const isTouch = (event: MouseEvent): boolean =>
  event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'touch'
