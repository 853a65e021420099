/** What was changed in the setup of a board, as the commands that say so: what was not touched is not sent, so that it overwrites nobody. */
import { keyBetween } from '../../../shared/board/order.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import type { NameRow } from '../../design/NameRows.tsx'

export interface Listed extends NameRow {
  /** Null: not on the board yet. */
  order: string | null
}

export interface Setup {
  title: string
  question: string
  code: boolean
  themes: readonly Listed[]
  delegations: readonly Listed[]
}

/** Rows without a name are as good as gone. */
const named = (rows: readonly Listed[]): Listed[] => rows.filter(({ name }) => name.trim() !== '')

/** An order key for each row: kept where it still fits, so that as few as can be are written. */
function ordered(rows: readonly Listed[]): (Listed & { order: string })[] {
  let before: string | null = null
  return rows.map((row, at) => {
    const fits = row.order !== null && (before === null || row.order > before)
    const after = rows.slice(at + 1).find(({ order }) => order !== null && (before === null || order > before))?.order ?? null
    const order: string = fits ? row.order! : keyBetween(before, after)
    before = order
    return { ...row, order }
  })
}

interface Change { id: string; name?: string; note?: string; order?: string }

function listChanges(before: readonly Listed[], after: readonly Listed[]): { put: Change[]; removed: string[] } {
  const kept = named(after)
  const put = ordered(kept).flatMap((row): Change[] => {
    const old = before.find(({ key }) => key === row.key)
    const change: Change = {
      id: row.key,
      ...(row.name.trim() !== old?.name && { name: row.name.trim() }),
      ...((row.note ?? '').trim() !== (old?.note ?? '') && { note: (row.note ?? '').trim() }),
      ...(row.order !== old?.order && { order: row.order }),
    }
    return Object.keys(change).length > 1 ? [change] : []
  })
  return { put, removed: before.filter(({ key }) => !kept.some((row) => row.key === key)).map(({ key }) => key) }
}

export function setupCommands(before: Setup, after: Setup): Command[] {
  const board = {
    ...(after.title.trim() !== before.title && after.title.trim() !== '' && { title: after.title.trim() }),
    ...(after.question.trim() !== before.question && { question: after.question.trim() }),
    ...(after.code !== before.code && { code: after.code }),
  }
  const themes = listChanges(before.themes, after.themes)
  const delegations = listChanges(before.delegations, after.delegations)
  return [
    ...(Object.keys(board).length > 0 ? [{ type: 'board.update' as const, ...board }] : []),
    ...themes.put.map(({ id, name, note, order }): Command => ({
      type: 'theme.put', id, ...(name !== undefined && { title: name }), ...(note !== undefined && { question: note }), ...(order !== undefined && { order }),
    })),
    ...delegations.put.map(({ id, name, order }): Command => ({ type: 'delegation.put', id, ...(name !== undefined && { name }), ...(order !== undefined && { order }) })),
    // Last: another theme takes in what the bin holds of one that goes.
    ...themes.removed.map((id): Command => ({ type: 'theme.put', id, removed: true })),
    ...delegations.removed.map((id): Command => ({ type: 'delegation.put', id, removed: true })),
  ]
}
