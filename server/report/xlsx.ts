import writeXlsxFile from 'write-excel-file/node'
import type { ReportBoard } from './board.ts'
import { actionTable, cardTable, positionTable } from './tables.ts'
import { inert } from './csv.ts'
import type { Words } from './words.ts'

const WIDTHS: Record<'cards' | 'actions' | 'positions', number[]> = { cards: [28, 24, 60, 20, 14, 10, 30, 12], actions: [24, 60, 24, 20, 14, 12, 12, 14], positions: [60, 20, 24, 60, 60] }

/** Cards and actions as two sheets, and what delegations say of the actions as a third. Every cell is a string by type; what looks like a formula is marked besides, for the next "save as CSV" (X1). */
export function writeXlsx(board: ReportBoard, words: Words): Promise<Buffer> {
  const sheet = (name: keyof typeof WIDTHS, [head = [], ...rows]: string[][]) => ({
    sheet: (name === 'positions' ? words('conclude.positions') : words(`report.${name}`)).slice(0, 31),
    columns: WIDTHS[name].map((width) => ({ width })),
    stickyRowsCount: 1,
    data: [
      head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((cell) => (cell === '' ? null : { value: clean(inert(cell)), type: String, wrap: true }))),
    ],
  })
  const positions = positionTable(board, words)
  return writeXlsxFile([
    ...(board.cards.length > 0 ? [sheet('cards', cardTable(board, words))] : []), sheet('actions', actionTable(board, words)), ...(positions ? [sheet('positions', positions)] : []),
  ]).toBuffer()
}

/** XML has no place for control characters (X2). */
const clean = (text: string): string => text.replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '')
