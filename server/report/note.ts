/** The outcome note: what was agreed, without what led to it. */
import { isAgreed } from '../../shared/board/answers.ts'
import type { Archive } from '../../shared/board/archive.ts'

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
