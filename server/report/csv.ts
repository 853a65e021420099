/** CSV by RFC 4180, read and written. */

/**
 * X1: a spreadsheet runs a cell that begins like this; with an apostrophe before it, it is text. What begins with apostrophes
 * already has one more, so that reading takes away what writing added, and nothing else.
 */
const RUNS = /^(?='*[=+\-@\t\r\n＝＋－＠])/
const MARKED = /^'(?='*[=+\-@\t\r\n＝＋－＠])/
/**
 * Where lists are separated by semicolons a cell may also begin in the middle of ours, after one of them or on a new line, since
 * our quotation marks are none there. An empty line begins nothing.
 */
const RUNS_WITHIN = /([;\t\r\n][ "]*)(?='*[=+\-@\t＝＋－＠])/g
const MARKED_WITHIN = /([;\t\r\n][ "]*)'(?='*[=+\-@\t＝＋－＠])/g

/** A cell that no spreadsheet takes for a formula. */
export const inert = (cell: string): string =>
  cell.includes('\0') ? `'${cell.replaceAll('\0', '\uFFFD')}` : cell.replace(RUNS_WITHIN, "$1'").replace(RUNS, "'")

/** What `inert` was given. */
const asWritten = (cell: string): string => cell.replace(MARKED, '').replace(MARKED_WITHIN, '$1')

/** Rows as CSV, with the mark that tells spreadsheets it is UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return '\uFEFF' + rows.map((row) => row.map(quoted).join(',') + '\r\n').join('')
}

function quoted(cell: string): string {
  const safe = inert(cell)
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A full board with all its columns has fewer. */
const CELLS = 250_000
/** As many as are counted to tell what separates them. */
const COLUMNS = 1_000

/** The rows of a CSV text, commas or semicolons; null when a quote never closes or it has far too many cells. Empty lines are left out. */
export function readCsv(text: string): string[][] | null {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const separator = separatorOf(source)
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  let cells = 0
  const endRow = (): void => {
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  while (at <= source.length) {
    if (++cells > CELLS) return null
    let cell = ''
    if (source[at] === '"') {
      for (at++; ; at++) {
        const close = source.indexOf('"', at)
        if (close < 0) return null
        cell += source.slice(at, close)
        at = close + 1
        if (source[at] !== '"') break
        cell += '"'
      }
    }
    const start = at
    while (at < source.length && source[at] !== separator && source[at] !== '\n' && source[at] !== '\r') at++
    cell += source.slice(start, at)
    row.push(asWritten(cell))
    if (source[at] === separator) {
      at++
      continue
    }
    endRow()
    if (at >= source.length) break
    at += source[at] === '\r' && source[at + 1] === '\n' ? 2 : 1
  }
  return rows
}

/** Spreadsheets of half of Europe write semicolons. */
function separatorOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  return line.split(';', COLUMNS).length > line.split(',', COLUMNS).length ? ';' : ','
}
