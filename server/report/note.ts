/** The outcome note: what was agreed, without what led to it. */
import type { Archive, ArchivedAction } from '../../shared/board/archive.ts'

export const isAgreed = ({ status }: Pick<ArchivedAction, 'status'>): boolean => status === 'agreed' || status === 'in-progress' || status === 'done'

/** A board of the agreed steps alone, with what delegations say of them, for files that are tables; also a beginning for the next session. */
export function noteOf(archive: Archive): Archive {
  const actions = archive.actions.filter(isAgreed).map((action) => ({ ...action, links: [] }))
  const agreed = new Set(actions.map(({ id }) => id))
  return {
    ...archive,
    board: { ...archive.board, phase: '' },
    phases: [], cards: [], groups: [], locks: [], results: {},
    actions,
    positions: archive.positions.filter(({ action }) => agreed.has(action)),
  }
}
