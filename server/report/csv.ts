/** CSV by RFC 4180, read and written. */

/** X1: a spreadsheet runs a cell that begins like this; with an apostrophe before it, it is text. */
const RUNS = /^[=+\-@\t\r]|\0/
const MARKED = /^'(?=[=+\-@\t\r])/

/** A cell that no spreadsheet takes for a formula. */
export const inert = (cell: string): string => (RUNS.test(cell) ? `'${cell.replaceAll('\0', '\uFFFD')}` : cell)

/** Rows as CSV, with the mark that tells spreadsheets it is UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return '\uFEFF' + rows.map((row) => row.map(quoted).join(',') + '\r\n').join('')
}

function quoted(cell: string): string {
  const safe = inert(cell)
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The rows of a CSV text, commas or semicolons; null when a quote never closes. Empty lines are left out. */
export function readCsv(text: string): string[][] | null {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const separator = separatorOf(source)
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const endRow = (): void => {
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  while (at <= source.length) {
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
    row.push(cell.replace(MARKED, ''))
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
  return line.split(';').length > line.split(',').length ? ';' : ','
}
