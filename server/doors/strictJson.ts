/** JSON as this server takes it: no duplicate keys, no `__proto__`, no towers (H5, H7). */

/** An exported board is six levels deep. */
const DEEPEST = 32
/** A full board has fewer values: a body may be large for its texts, not for its number of things. */
const VALUES = 300_000

type Fault = 'not JSON' | 'too deep' | 'too many values' | 'duplicate field' | 'forbidden field'
export type Strict = { value: unknown } | { fault: Fault }

/**
 * Parses one JSON text. The look ahead of JSON.parse is one pass that knows only strings, brackets and commas: enough to
 * find keys, and cheap, because strings are skipped by searching for their end.
 */
export function parseStrict(text: string): Strict {
  const fault = scan(text)
  if (fault) return { fault }
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return { fault: 'not JSON' }
  }
}

function scan(text: string): Fault | null {
  /** The keys of each open object, from its first on; null for an open list. */
  const open: (Set<string> | undefined | null)[] = []
  let expectsKey = false
  let values = 0
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22: {
        const end = endOfString(text, i)
        if (end < 0) return 'not JSON'
        if (expectsKey) {
          const keys = (open[open.length - 1] ??= new Set())
          const key = decode(text.slice(i, end + 1))
          if (key === null) return 'not JSON'
          if (key === '__proto__') return 'forbidden field'
          if (keys.has(key)) return 'duplicate field'
          keys.add(key)
          expectsKey = false
        }
        i = end
        break
      }
      case 0x7b:
      case 0x5b:
        if (open.length >= DEEPEST) return 'too deep'
        if (++values > VALUES) return 'too many values'
        expectsKey = text.charCodeAt(i) === 0x7b
        open.push(expectsKey ? undefined : null)
        break
      case 0x7d:
      case 0x5d:
        open.pop()
        expectsKey = false
        break
      case 0x2c:
        if (++values > VALUES) return 'too many values'
        expectsKey = open.length > 0 && open[open.length - 1] !== null
        break
    }
  }
  return null
}

/** Where the string that begins at `start` ends, or -1. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes++
    if (slashes % 2 === 0) return end
  }
  return -1
}

/** A key may hide behind escapes. */
function decode(quoted: string): string | null {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return JSON.parse(quoted) as string
  } catch {
    return null
  }
}
