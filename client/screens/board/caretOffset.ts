/** The index of the letter under a point of the window, so that a click into a text begins the writing there; null where there is none. */
export function offsetAtPoint(x: number, y: number): number | null {
  if (document.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y)
    return position?.offsetNode instanceof Text ? position.offset : null
  }
  // Safari before 18.4 knows only the older name.
  const range = document.caretRangeFromPoint(x, y)
  return range?.startContainer instanceof Text ? range.startOffset : null
}
