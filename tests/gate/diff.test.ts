import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { moveCard, setTrashed } from '../../shared/board/edits.ts'
import { readContent } from '../../shared/board/read.ts'
import { encodeDiff, type DeleteSet } from '../../server/room/gate/diff.ts'
import { card, everyoneAgrees, S, textOf, W } from './people.ts'
import { Random } from './random.ts'
import { TestBoard } from './wire.ts'

describe('one update for several transactions', () => {
  it('SAVE-1 a window of edits of several people, as one diff, makes a replica equal to the original', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = new Random(seed)
      const board = new TestBoard(() => random.below(2 ** 32))
      const people = [board.join('ana'), board.join('ben'), board.join('eva')]
      for (let i = 0; i < 5; i++) card(random.of(people), `c${i}`, 'first text', random.of([S, W]))
      board.settle()
      const replica = board.replayed()
      for (let window = 0; window < 12; window++) {
        const before = new Map<number, number>()
        const deletes: DeleteSet[] = []
        const watch = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
          deletes.push(transaction.deleteSet)
          for (const [client, clock] of transaction.afterState) {
            const was = transaction.beforeState.get(client) ?? 0
            if (was < clock && !before.has(client)) before.set(client, was)
          }
        }
        board.doc.on('update', watch)
        for (let edits = 1 + random.below(8); edits > 0; edits--) {
          const { doc } = random.of(people)
          const id = `c${random.below(5)}`
          const text = textOf(doc, id)
          if (random.chance(4)) text.delete(0, random.below(text.length + 1))
          else if (random.chance(5)) moveCard(doc, id, random.of([S, W]), random.below(3), null)
          else if (random.chance(6)) setTrashed(doc, 'cards', id, random.chance(2), null)
          else if (random.chance(8)) board.lock(`card/${id}`, random.chance(2))
          else text.insert(random.below(text.length + 1), 'more')
          for (const person of people) while (random.chance(2) && (person.push() || person.pull()));
        }
        board.doc.off('update', watch)
        const diff = encodeDiff(board.doc, before, deletes)
        if (diff.length > 0) Y.applyUpdate(replica, diff)
        expect(readContent(replica), `seed ${seed}, window ${window}`).toEqual(board.content)
        expect(Y.encodeStateVector(replica)).toEqual(Y.encodeStateVector(board.doc))
        expect(replica.store.pendingStructs).toBeNull()
      }
      everyoneAgrees(board)
    }
  })

  it('SAVE-1 nothing changed is nothing to send', () => {
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'x')
    expect(encodeDiff(doc, new Map([[doc.clientID, 1]]), [])).toEqual(new Uint8Array(0))
  })

  it('SAVE-1 costs what the change costs: a keystroke on a full board is a few bytes', () => {
    const board = new TestBoard()
    const ana = board.join('ana')
    ana.doc.transact(() => {
      for (let i = 0; i < 500; i++) card(ana, `c${i}`, 'a sentence of usual length')
    })
    ana.resync()
    ana.outbox.length = 0
    textOf(ana.doc, 'c7').insert(3, 'x')
    const verdict = ana.send([ana.outbox.pop()!])
    expect(verdict.kind === 'applied' && verdict.update.length).toBeLessThan(40)
  })
})
