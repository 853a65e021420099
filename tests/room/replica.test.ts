/** SAVE-2: a board that is read back is what was stored, item for item. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addCard, setTrashed } from '../../shared/board/edits.ts'
import { readContent } from '../../shared/board/read.ts'
import { emptyFacts } from '../../server/room/facts.ts'
import { Replica } from '../../server/room/replica.ts'
import { sampled } from './sampled.ts'

/** What Yjs holds of a document: each struct, what is left of its content, and whether it is gone. */
function structsOf({ store }: Y.Doc): unknown[] {
  return [...store.clients].sort(([a], [b]) => a - b).map(([client, structs]) => [
    client,
    ...structs.map((struct) => [struct.id.clock, struct.length, struct.deleted, struct instanceof Y.Item ? struct.content.constructor.name : 'GC']),
  ])
}

/** The sample, on which three people have typed, corrected, overwritten and thrown away by turns, and from which the server deleted. */
function worn(): Replica {
  const replica = Replica.of(emptyFacts(), Y.encodeStateAsUpdate(sampled()))
  const { doc } = replica.board
  let seed = 7
  const random = (n: number) => (seed = (seed * 48_271) % 2_147_483_647) % n
  const people = [1, 2, 3].map((client) => {
    const page = new Y.Doc()
    page.clientID = client
    return page
  })
  for (let n = 0; n < 900; n++) {
    const page = people[n % 3]!
    Y.applyUpdate(page, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(page)))
    const ids = [...page.getMap('cards').keys()]
    const id = ids[random(ids.length)]!
    const text = page.getMap<Y.Map<unknown>>('cards').get(id)!.get('text') as Y.Text
    const kind = random(20)
    if (kind === 0) addCard(page, { id: `new${n}`, place: 'parking', text: 'a new point', stamp: { author: null, delegation: null, attendance: null }, createdAt: '2021-12-21T09:31:05Z' }, null)
    else if (kind === 1) setTrashed(page, 'cards', id, random(2) === 0, null)
    else if (kind < 8 && text.length > 3) text.delete(random(text.length - 2), 2)
    else text.insert(random(text.length + 1), 'ab')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(page, Y.encodeStateVector(doc)))
    if (n % 100 === 99) doc.getMap('cards').delete(ids[random(ids.length)]!)
  }
  return replica
}

describe('a board that is read back', () => {
  it('SAVE-2 is what was stored, and no heavier: nothing that was gone comes back, and what was merged stays so', () => {
    const stored = worn()
    const read = Replica.folded({ seq: 1, data: stored.encode() })
    expect(structsOf(read.board.doc)).toEqual(structsOf(stored.board.doc))
    expect(readContent(read.board.doc)).toEqual(readContent(stored.board.doc))
    expect(Y.encodeStateAsUpdate(read.board.doc)).toEqual(Y.encodeStateAsUpdate(stored.board.doc))
    expect(structsOf(read.board.doc).flat().length).toBeGreaterThan(900)
  })

  it('SAVE-2 goes on as it would have: what is typed and deleted next merges and is collected as before', () => {
    const stored = worn()
    const read = Replica.folded({ seq: 1, data: stored.encode() })
    for (const { doc } of [stored.board, read.board]) doc.clientID = 99
    for (const { doc } of [stored.board, read.board]) {
      const text = [...doc.getMap<Y.Map<unknown>>('cards').values()][3]!.get('text') as Y.Text
      for (const letter of 'letters') text.insert(text.length, letter)
      text.delete(0, 5)
      doc.getMap('cards').delete([...doc.getMap('cards').keys()][1]!)
    }
    expect(structsOf(read.board.doc)).toEqual(structsOf(stored.board.doc))
    expect(Y.encodeStateAsUpdate(read.board.doc)).toEqual(Y.encodeStateAsUpdate(stored.board.doc))
  })
})
