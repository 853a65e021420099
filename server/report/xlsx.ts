import writeXlsxFile from 'write-excel-file/node'
import type { ReportBoard } from './board.ts'
import { cardColumns, filled, positionTable, stepColumns, voteTable } from './tables.ts'
import { inert } from './csv.ts'
import { partTables } from './votes.ts'
import type { Words } from './words.ts'

const POSITIONS = [60, 20, 24, 60, 60]

interface Sheet {
  title: string
  widths: readonly number[]
  rows: readonly (readonly (string | number)[])[]
}

/**
 * A sheet each for cards, actions, what delegations say of these, and what votes came to. What people wrote is a string by type;
 * what looks like a formula is marked besides, for the next "save as CSV" (X1). Only what was counted is a number.
 */
export function writeXlsx(board: ReportBoard, words: Words): Promise<Buffer> {
  const positions = positionTable(board, words)
  const parts = partTables(board, words)
  return writeXlsxFile([
    ...(board.cards.length > 0 ? [sheet({ title: words('report.cards'), ...filled(cardColumns(board, words), board.cards) })] : []),
    sheet({ title: words('report.actions'), ...filled(stepColumns(board, words), board.actions) }),
    ...(positions ? [sheet({ title: words('conclude.positions'), widths: POSITIONS, rows: positions })] : []),
    ...(Object.keys(board.results).length > 0 ? [sheet({ title: words('report.votes'), ...voteTable(board, words) })] : []),
    ...(parts.length > 0 ? [sheet(partSheet(parts, words))] : []),
  ]).toBuffer()
}

/** A row for each part of each vote, so that it can be filtered. */
function partSheet(parts: ReturnType<typeof partTables>, words: Words): Sheet {
  return {
    title: words('vote.byDelegation'), widths: [40, 60, 28, 12],
    rows: [
      [words('vote.title'), words('report.text'), words('report.delegation'), words('report.dots')],
      ...parts.flatMap(({ title, rows: [head = [], ...rows] }) => rows.flatMap(([target = '', ...cells]) =>
        cells.flatMap((cell, at) => (cell === '' ? [] : [[title, target, head[at + 1] ?? '', /^\d+$/.test(cell) ? Number(cell) : cell]])))),
    ],
  }
}

const FONT = { fontFamily: 'Calibri', fontSize: 11 }
const LINE = 15
const HIGHEST = 400

/** How high a row must be for all its words: not every program finds out by itself. Cyrillic letters are broader than a column counts. */
function heightOf(cells: readonly (string | number)[], widths: readonly number[]): number {
  const lines = cells.map((cell, at) =>
    String(cell).split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / Math.max(1, (widths[at] ?? 10) * 0.85))), 0))
  return Math.min(HIGHEST, Math.max(1, ...lines) * LINE)
}

function sheet({ title, widths, rows: [head = [], ...rows] }: Sheet) {
  const cells = (row: readonly (string | number)[], bold: boolean) => {
    const style = { ...FONT, alignVertical: 'top' as const, height: heightOf(row, widths), ...(bold && { fontWeight: 'bold' as const }) }
    return row.map((cell) => {
      if (typeof cell === 'number') return { value: cell, type: Number, ...style }
      return cell === '' ? null : { value: asText(cell), type: String, wrap: true, ...style }
    })
  }
  return {
    sheet: title.slice(0, 31),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
    data: [cells(head, true), ...rows.map((row) => cells(row, false))],
  }
}

/** What XML has no place for goes first (X2): what stood behind it may be the beginning of a formula. */
const asText = (cell: string): string => spelled(whole(inert(clean(cell))))

const clean = (text: string): string => text.replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '')

/** As much as Excel takes in a cell; a file with more in one it calls damaged. */
const LONGEST = 32_767
const whole = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`)

/** Spreadsheets read _x0041_ as the letter A: what people wrote so says that its first line is one. */
const spelled = (text: string): string => text.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
