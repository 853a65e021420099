import writeXlsxFile from 'write-excel-file/node'
import type { ReportBoard } from './board.ts'
import { actionTable, cardTable } from './tables.ts'
import { inert } from './csv.ts'
import type { Words } from './words.ts'

const WIDTHS: Record<'cards' | 'actions', number[]> = { cards: [28, 24, 60, 20, 14, 10, 30, 12], actions: [24, 60, 24, 20, 14, 12, 12, 14] }

/** Cards and actions as two sheets. Every cell is a string by type; what looks like a formula is marked besides, for the next "save as CSV" (X1). */
export function writeXlsx(board: ReportBoard, words: Words): Promise<Buffer> {
  const sheet = (name: 'cards' | 'actions', [head = [], ...rows]: string[][]) => ({
    sheet: words(`report.${name}`).slice(0, 31),
    columns: WIDTHS[name].map((width) => ({ width })),
    stickyRowsCount: 1,
    data: [
      head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((cell) => (cell === '' ? null : { value: clean(inert(cell)), type: String, wrap: true }))),
    ],
  })
  return writeXlsxFile([sheet('cards', cardTable(board, words)), sheet('actions', actionTable(board, words))]).toBuffer()
}

/** XML has no place for control characters (X2). */
const clean = (text: string): string => text.replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '')
