/** A pasted list as cards: one a line, without the bullets and numbers that lists bring along. */

/** `- `, `• `, `* `, `– `, `1. `, `2) `, `(3) `, `a) `: something short, and then a space. */
const BULLET = /^(?:[-–—*•◦▪‣·]|\(?(?:\d{1,3}|\p{L})[.)])\s+/u

export function cardLines(pasted: string): string[] {
  return pasted.split(/\r\n?|\n|\u2028|\u2029/).map((line) => line.replace(/\s+/g, ' ').trim().replace(BULLET, '').trim()).filter((line) => line !== '')
}

/** Which lines, by their place in the list, say what stands on the board or above them already, but for case, spacing and a full stop. */
export function doubles(lines: readonly string[], standing: Iterable<string>): ReadonlySet<number> {
  const known = new Set([...standing].map(plain))
  return new Set(lines.flatMap((line, at) => {
    const words = plain(line)
    if (known.has(words)) return [at]
    known.add(words)
    return []
  }))
}

const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim().replace(/[.;,]+$/, '')
