/** NAME-1 on what the server itself writes into the documents, and what it takes out when attribution becomes stricter. */
import * as Y from 'yjs'
import type { Attribution } from '../../../shared/board/keys.ts'
import { entities, readLocks } from '../../../shared/board/read.ts'
import { totalsOnly, type Result } from '../../../shared/board/tally.ts'
import type { Facts } from '../facts.ts'

/** Who did something, as the board shows it: a participant id, a delegation, or nobody. */
export function shownAs(attribution: Attribution, person: { id: string; delegation: string | null }): string | null {
  if (attribution === 'named') return person.id
  return attribution === 'delegation' ? person.delegation : null
}

/** Takes from the cards of a document what may no longer be shown. */
export function hideAuthors(doc: Y.Doc, attribution: Attribution): void {
  const hidden = attribution === 'none' ? ['author', 'delegation', 'attendance'] : attribution === 'delegation' ? ['author'] : []
  entities(doc, 'cards').forEach((card) => {
    if (!(card instanceof Y.Map)) return
    for (const field of hidden) if (card.get(field) !== null) card.set(field, null)
  })
}

/** Shows the locks as the stricter attribution allows; `from` is what they were shown under. */
export function hideLockers(board: Y.Doc, from: Attribution, to: Attribution, facts: Facts): void {
  for (const [path, lock] of readLocks(board)) {
    if (lock.by === null) continue
    const person = from === 'named' ? facts.people.get(lock.by) : undefined
    board.getMap('locks').set(path, { ...lock, by: person ? shownAs(to, person) : null })
  }
}

/** On a board without attribution, results keep their totals only. */
export function hideBreakdowns(board: Y.Doc): void {
  const results = board.getMap<Result>('results')
  results.forEach((result, id) => results.set(id, totalsOnly(result)))
}
