/** A document written anew reads as the one before, whatever stands in it. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { setTrashed } from '../../shared/board/edits.ts'
import { entity, readCards, readContent } from '../../shared/board/read.ts'
import { copyOf, readEqual, Uncopied } from '../../server/room/copy.ts'
import { Random } from '../gate/random.ts'
import { sampled } from './sampled.ts'

/** As it is stored and read back. */
function copied(doc: Y.Doc): Y.Doc {
  const out = new Y.Doc()
  Y.applyUpdate(out, Y.encodeStateAsUpdate(copyOf(doc, 7)))
  return out
}

describe('a copy', () => {
  it('SAVE-3 of the sample reads as the sample, and is of one client, without a trace of what was deleted', () => {
    const doc = sampled()
    for (const [n, { id }] of readCards(doc).entries()) {
      const text = entity(doc, 'cards', id)!.get('text') as Y.Text
      text.insert(0, 'gone')
      text.delete(0, 4)
      if (n % 7 === 0) setTrashed(doc, 'cards', id, true, null)
    }
    const copy = copied(doc)
    expect(readContent(copy)).toEqual(readContent(doc))
    expect(readCards(copy).some(({ trashed }) => trashed)).toBe(true)
    expect(readEqual(doc, copy)).toBe(true)
    expect([...copy.store.clients.keys()]).toEqual([7])
    expect(copy.store.clients.get(7)!.every((struct) => struct instanceof Y.Item && !struct.deleted)).toBe(true)
  })

  for (let seed = 1; seed <= 40; seed++) {
    it(`SAVE-3 of any document reads as that one does, seed ${seed}`, () => {
      const doc = anyDocument(new Random(seed))
      const copy = copied(doc)
      for (const [name, type] of doc.share) {
        const other = type instanceof Y.Map ? copy.getMap(name) : type instanceof Y.Text ? copy.getText(name) : copy.getArray(name)
        expect(other.toJSON()).toEqual(type.toJSON())
        if (type instanceof Y.Text) expect((other as Y.Text).toDelta()).toEqual(type.toDelta())
      }
      expect(readEqual(doc, copy)).toBe(true)
      expect(readEqual(copied(copy), doc)).toBe(true)
    })
  }

  it('SAVE-3 that lacks anything at all is noticed', () => {
    for (const [n, change] of CHANGES.entries()) {
      const doc = changeable()
      const copy = copied(doc)
      change(copy)
      expect(readEqual(doc, copy), `change ${n}`).toBe(false)
    }
  })

  it('SAVE-3 is not made of what it could not hold', () => {
    const doc = new Y.Doc()
    doc.getMap('cards').set('x', new Y.XmlFragment())
    expect(() => copyOf(doc, 7)).toThrow(Uncopied)
    const parent = new Y.Doc()
    parent.getMap('cards').set('x', new Y.Doc())
    expect(() => copyOf(parent, 7)).toThrow(Uncopied)
  })
})

function changeable(): Y.Doc {
  const doc = new Y.Doc()
  const map = doc.getMap('cards')
  const card = new Y.Map<unknown>()
  card.set('text', new Y.Text('plain'))
  card.set('n', 1)
  card.set('bytes', new Uint8Array([1, 2]))
  card.set('list', Y.Array.from(['a', 'b']))
  map.set('a', card)
  doc.getText('t').insert(0, 'bold', { bold: true })
  return doc
}

const inCard = (doc: Y.Doc): Y.Map<unknown> => doc.getMap<Y.Map<unknown>>('cards').get('a')!
const CHANGES: ((doc: Y.Doc) => void)[] = [
  (doc) => doc.getMap('cards').delete('a'),
  (doc) => doc.getMap('cards').set('b', null),
  (doc) => doc.getMap('other').set('b', 1),
  (doc) => (inCard(doc).get('text') as Y.Text).insert(5, ' '),
  (doc) => inCard(doc).set('text', 'plain'),
  (doc) => inCard(doc).set('n', '1'),
  (doc) => inCard(doc).set('m', undefined),
  (doc) => inCard(doc).set('bytes', new Uint8Array([1, 3])),
  (doc) => (inCard(doc).get('list') as Y.Array<unknown>).push(['c']),
  (doc) => inCard(doc).set('list', ['a', 'b']),
  (doc) => doc.getText('t').format(0, 2, { bold: null }),
  (doc) => doc.getText('t').format(0, 4, { bold: null }),
  (doc) => doc.getText('t').format(3, 1, { italic: true }),
]

/** What several people made of maps, lists and texts at once, with much of it deleted again. */
function anyDocument(random: Random): Y.Doc {
  const docs = [1, 2, 3].map((id) => Object.assign(new Y.Doc(), { clientID: id * 1000 + random.below(1000) }))
  const value = (depth: number): unknown => {
    switch (random.below(depth > 2 ? 5 : 8)) {
      case 0: return random.below(1_000) / 8
      case 1: return ['a', '', 'Ђурђевдан 🕊', 'x'.repeat(random.below(50))][random.below(4)]
      case 2: return random.of([null, true, false])
      case 3: return { a: [1, { b: null }], s: 'x' }
      case 4: return new Uint8Array([1, 2, random.below(255)])
      case 5: return new Y.Text(random.of(['', 'some words', '🕊️']))
      case 6: return Y.Array.from([value(depth + 1), value(depth + 1)] as string[])
      default: return new Y.Map<unknown>([['k', value(depth + 1)], ['l', value(depth + 1)]])
    }
  }
  const alter = (type: unknown): void => {
    if (type instanceof Y.Map) {
      const key = random.of(['a', 'b', 'c', 'd'])
      const held = type.get(key)
      if (held instanceof Y.AbstractType && !random.chance(4)) alter(held)
      else if (random.chance(4)) type.delete(key)
      else type.set(key, value(0))
    } else if (type instanceof Y.Text) {
      const at = random.below(type.length + 1)
      const dice = random.below(6)
      if (dice < 3) type.insert(at, random.of(['a', 'bc', 'Đ ', '🕊']), random.chance(3) ? { bold: true } : undefined)
      else if (dice === 3) type.delete(at, Math.min(type.length - at, random.below(4)))
      else if (dice === 4) type.format(at, Math.min(type.length - at, random.below(5)), { [random.of(['bold', 'lang'])]: random.of([null, true, 'mk']) })
      else type.insertEmbed(at, { image: 'x' })
    } else if (type instanceof Y.Array) {
      const at = random.below(type.length + 1)
      const held = type.get(at) as unknown
      if (held instanceof Y.AbstractType && !random.chance(4)) alter(held)
      else if (random.chance(3)) type.delete(at, Math.min(type.length - at, random.below(3)))
      else type.insert(at, [value(0)])
    }
  }
  for (let round = 0; round < 6; round++) {
    for (const doc of docs) for (let n = random.below(20); n > 0; n--) alter(random.of([doc.getMap('cards'), doc.getMap('board'), doc.getText('note'), doc.getArray('rows')]))
    for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
  }
  return docs[0]!
}
