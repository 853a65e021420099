import writeXlsxFile from 'write-excel-file/node'
import type { ReportBoard } from './board.ts'
import { actionTable, cardTable, positionTable, voteTable } from './tables.ts'
import { inert } from './csv.ts'
import type { Words } from './words.ts'

const WIDTHS: Record<'cards' | 'actions' | 'positions' | 'votes', number[]> = {
  cards: [28, 24, 60, 20, 14, 10, 30, 12], actions: [24, 60, 24, 20, 14, 12, 12, 14], positions: [60, 20, 24, 60, 60],
  votes: [24, 28, 60, 10, ...[1, 2, 3].flatMap(() => [14, 14, 24]), 10],
}

/**
 * A sheet each for cards, actions, what delegations say of these, and what votes came to. What people wrote is a string by type;
 * what looks like a formula is marked besides, for the next "save as CSV" (X1). Only what was counted is a number.
 */
export function writeXlsx(board: ReportBoard, words: Words): Promise<Buffer> {
  const sheet = (name: keyof typeof WIDTHS, [head = [], ...rows]: (string | number)[][]) => ({
    sheet: (name === 'positions' ? words('conclude.positions') : words(`report.${name}`)).slice(0, 31),
    columns: WIDTHS[name].map((width) => ({ width })),
    stickyRowsCount: 1,
    data: [
      head.map((value) => ({ value: String(value), type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((cell) => {
        if (typeof cell === 'number') return { value: cell, type: Number }
        return cell === '' ? null : { value: clean(inert(cell)), type: String, wrap: true }
      })),
    ],
  })
  const positions = positionTable(board, words)
  return writeXlsxFile([
    ...(board.cards.length > 0 ? [sheet('cards', cardTable(board, words))] : []),
    sheet('actions', actionTable(board, words)),
    ...(positions ? [sheet('positions', positions)] : []),
    ...(Object.keys(board.results).length > 0 ? [sheet('votes', voteTable(board, words))] : []),
  ]).toBuffer()
}

/** XML has no place for control characters (X2). */
const clean = (text: string): string => text.replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '')
