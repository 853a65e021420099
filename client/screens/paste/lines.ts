/** A pasted list as cards: one a line, without the bullets and numbers that lists bring along. */

/** `- `, `• `, `* `, `– `, `1. `, `2) `, `(3) `, `a) `: something short, and then a space. */
const BULLET = /^(?:[-–—*•◦▪‣·]|\(?(?:\d{1,3}|\p{L})[.)])\s+/u

export function cardLines(pasted: string): string[] {
  return pasted.split(/\r\n?|\n|\u2028|\u2029/).map((line) => line.replace(/\s+/g, ' ').trim().replace(BULLET, '').trim()).filter((line) => line !== '')
}
