/** What groups do to the cards in them, and to nothing else. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addCard, clusterCards, dissolveGroup, membersOf, mergeGroups, moveCard } from '../../shared/board/edits.ts'
import { readCards } from '../../shared/board/read.ts'

/** Two groups in one box; a card of the first was moved to another box since. */
function moved(): Y.Doc {
  const doc = new Y.Doc()
  const stamp = { author: null, delegation: null, attendance: null }
  for (const id of ['stays', 'gone', 'other']) addCard(doc, { id, place: 'swot/return/S', text: id, stamp, createdAt: '2021-12-21T09:31:05Z' }, null)
  clusterCards(doc, { id: 'from', place: 'swot/return/S', title: 'From' }, ['stays', 'gone'], null)
  clusterCards(doc, { id: 'into', place: 'swot/return/S', title: 'Into' }, ['other'], null)
  moveCard(doc, 'gone', 'swot/return/W', 0, null)
  return doc
}
const standing = (doc: Y.Doc) => Object.fromEntries(readCards(doc).map(({ id, place, group }) => [id, `${place} ${group ?? ''}`]))

describe('CLUSTER-6 a card that was moved to another box is in its group no more', () => {
  it('CLUSTER-6 putting that group into another one leaves it where it is', () => {
    const doc = moved()
    expect(membersOf(doc, 'from')).toEqual(['stays'])
    const before = standing(doc)
    mergeGroups(doc, 'into', 'from', null)
    expect(standing(doc)).toEqual({ ...before, stays: 'swot/return/S into' })
  })

  it('CLUSTER-6 LOCK-1 taking that group apart changes nothing in the other box, which may be locked', () => {
    const doc = moved()
    const before = standing(doc)
    dissolveGroup(doc, 'from', null)
    expect(standing(doc)).toEqual({ ...before, stays: 'swot/return/S ' })
  })
})
