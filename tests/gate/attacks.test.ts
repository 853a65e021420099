/** THREATS Y1-Y20: each attack is answered as named, changes and broadcasts nothing, stalls nobody, and leaves honest people alone. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { addCard, setCardFields, setTrashed } from '../../shared/board/edits.ts'
import { entity } from '../../shared/board/read.ts'
import { CLOSE } from '../../shared/protocol/frames.ts'
import { isTidy } from '../../shared/rules/text.ts'
import { BOUNDS } from '../../server/room/gate/bounds.ts'
import { any, deleted, forge, gc, item, map, raw, skip, string, type, ytext, type ForgedItem, type Ref } from './forge.ts'
import { card, everyoneAgrees, read, S, textOf } from './people.ts'
import { person, TestBoard, type Client } from './wire.ts'

const STALL_MS = 50
/** Time this process has worked, not waited: other programs on the machine must not decide a test. */
const cpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1_000
}
let board: TestBoard
let victim: Client
let mallory: Client

beforeEach(() => {
  board = new TestBoard()
  victim = board.join('victim')
  mallory = board.join('mallory')
  card(victim, 'c1', 'Joint return operations 🤝')
  card(victim, 'c2', 'No common database')
  card(mallory, 'm1', 'mine')
  board.settle()
})

const idOf = (it: Y.Item | null | undefined): [number, number] => [it!.id.client, it!.id.clock]
/** A client id of Mallory's that no Yjs document of hers uses, at its next clock. */
const own = () => ({ client: 4_242, clock: Y.getState(board.doc.store, 4_242) })
const cardItem = (id: string) => board.doc.getMap('cards')._map.get(id)!
const fresh = (content: ForgedItem['content'], rest: Omit<ForgedItem, 'content'> = { parent: 'cards', key: 'x' }) =>
  forge([{ ...own(), structs: [item({ content, ...rest })] }])

/** All text that an update carries. */
const textsIn = (update: Uint8Array): string[] =>
  Y.decodeUpdate(update).structs.flatMap((struct) => (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? [struct.content.str] : []))

/** The two halves of the emoji in c1. */
function halves(): [Ref, Ref] {
  let it = textOf(board.doc, 'c1')._start!
  while (!(it.content instanceof Y.ContentString && it.content.str.includes('🤝'))) it = it.right!
  const clock = it.id.clock + (it.content as Y.ContentString).str.indexOf('🤝')
  return [[it.id.client, clock], [it.id.client, clock + 1]]
}

/** Sends it, and holds that it is answered in time, that nothing has changed and nothing was sent, and that others work on. */
function answers(update: Uint8Array, expected: number | 'gap' | 'nothing' | 'refused', live = true): void {
  const before = board.content
  const logged = board.log.length
  const began = process.cpuUsage()
  const verdict = mallory.send([update], live)
  expect(cpuMs(began)).toBeLessThan(STALL_MS)
  if (typeof expected === 'number') expect(verdict).toMatchObject({ kind: 'reject', close: expected })
  else if (expected === 'refused') expect(verdict).toMatchObject({ kind: 'applied' })
  else expect(verdict.kind).toBe(expected)
  expect(board.content).toEqual(before)
  if (expected !== 'refused') expect(board.log.length).toBe(logged)
  const text = read(board.doc, 'c1')
  textOf(victim.doc, 'c1').insert(0, '!')
  everyoneAgrees(board)
  expect(read(board.doc, 'c1')).toBe(`!${text}`)
  expect(victim.refused).toEqual([])
}

describe('Yjs updates', () => {
  it('Y1 a struct-count bomb of 7 bytes', () => {
    answers(new Uint8Array([1, 255, 255, 255, 127, 1, 0]), CLOSE.malformed)
  })

  it('Y2 a run-length bomb of the second encoding is no update', () => {
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'x')
    answers(Y.encodeStateAsUpdateV2(doc), CLOSE.malformed)
  })

  it("Y3 a GC struct of 2^40 under a victim's client id", () => {
    const clock = Y.getState(board.doc.store, victim.doc.clientID)
    answers(forge([{ client: victim.doc.clientID, clock, structs: [gc(2 ** 40)] }]), CLOSE.tooMuch)
  })

  it("Y4 an edit under a victim's client id", () => {
    const clock = Y.getState(board.doc.store, victim.doc.clientID)
    const origin = idOf(textOf(board.doc, 'm1')._start)
    answers(forge([{ client: victim.doc.clientID, clock, structs: [item({ origin, content: string('x') })] }]), CLOSE.forbidden)
  })

  it("Y4 an edit under the server's own client ids", () => {
    answers(forge([{ client: board.doc.clientID, clock: Y.getState(board.doc.store, board.doc.clientID), structs: [gc(1)] }]), CLOSE.forbidden)
  })

  it('Y4 an edit under an id the server copies with', () => {
    answers(forge([{ client: 2 ** 32 + 7, structs: [gc(1)] }]), CLOSE.forbidden)
  })

  it('Y5 a delete set of a few bytes that empties the board', () => {
    const { client } = cardItem('c1').id
    answers(forge([], [[client, 0, Y.getState(board.doc.store, client)]]), 'refused')
    expect(mallory.refused.map(({ code, path }) => [code, path])).toEqual([['CARD-3', 'card/c1'], ['CARD-3', 'card/c2']])
  })

  it('Y6 four thousand updates with gaps', () => {
    const { client, clock } = own()
    const began = process.cpuUsage()
    for (let i = 0; i < 4_000; i++) {
      expect(mallory.send([forge([{ client, clock: clock + 2 + i * 2, structs: [item({ parent: 'cards', key: `k${i}`, content: any(1) })] }])]).kind).toBe('gap')
    }
    expect(cpuMs(began)).toBeLessThan(1_000)
    answers(forge([{ client, clock: clock + 1, structs: [gc(1)] }]), 'gap')
    answers(forge([{ client, clock, structs: [skip(3), gc(1)] }]), 'gap')
  })

  it('Y7 deletes for clients nobody knows', () => {
    const ranges = Array.from({ length: 5_000 }, (_, i) => [1_000_000 + i, 0, 10] as const)
    answers(forge([], ranges), 'gap')
    expect(mallory.send([forge([], ranges)], false).kind).toBe('nothing')
  })

  it('Y7 a step 2 that also deletes beyond its own future', () => {
    const { client, clock } = own()
    expect(mallory.send([forge([{ client, clock, structs: [gc(2)] }], [[client, clock + 40, 9]])], false)).toMatchObject({ kind: 'applied' })
    board.clients.splice(board.clients.indexOf(mallory), 1)
    everyoneAgrees(board)
  })

  it('Y8 twenty thousand client ids', () => {
    const sections = Array.from({ length: 5_000 }, (_, i) => ({ client: 1_000 + i, structs: [gc(1)] }))
    answers(forge(sections), CLOSE.tooMuch)
  })

  it('Y8 a fifth client id on one connection, a seventeenth in one step 2', () => {
    const sections = (n: number) => Array.from({ length: n }, (_, i) => ({ client: 1_000 + i, structs: [gc(1)] }))
    expect(mallory.send([forge(sections(3))]).kind).toBe('applied')
    answers(forge([{ client: 2_000, structs: [gc(1)] }]), CLOSE.tooMuch)
    const other = board.join('other')
    expect(other.send([forge(sections(17).map((section) => ({ ...section, client: section.client + 5_000 })))], false)).toMatchObject({ close: CLOSE.tooMuch })
  })

  it('Y9 nesting three thousand deep', () => {
    const { client, clock } = own()
    const structs = [item({ parent: 'cards', key: 'deep', content: map })]
    for (let i = 1; i < 3_000; i++) structs.push(item({ parent: [client, clock + i - 1], key: 'k', content: map }))
    answers(forge([{ client, clock, structs }]), CLOSE.malformed)
  })

  it('Y9 a value nested too deep', () => {
    let value: unknown = 1
    for (let i = 0; i < 2_000; i++) value = [value]
    answers(fresh(any(value)), CLOSE.malformed)
  })

  it.each(['__proto__', 'constructor', 'prototype'])('Y10 the key %s, in a map and inside a value', (key) => {
    answers(fresh(any(1), { parent: idOf(cardItem('m1')), key }), CLOSE.malformed)
  })

  it('Y10 a key longer than any that a board has', () => {
    const of = (length: number) => fresh(any('x'), { parent: idOf(cardItem('m1')), key: 'k'.repeat(length) })
    answers(of(BOUNDS.key + 1), CLOSE.malformed)
    mallory.closed = null
    expect(mallory.send([of(BOUNDS.key)])).toMatchObject({ kind: 'applied', refused: [{ code: 'SHAPE-1', path: 'card/m1' }] })
  })

  it.each(['m1', 'c1'])('Y12 something under a key of the text of %s, where no screen shows it', (id) => {
    const parent = idOf((cardItem(id).content as Y.ContentType).type._map.get('text'))
    for (const content of [string('hidden'), any('hidden'), deleted(1)]) {
      mallory.closed = null
      answers(fresh(content, { parent, key: 'k' }), CLOSE.malformed)
    }
  })

  it('Y10 __proto__ inside a value', () => {
    answers(fresh(any(JSON.parse('{"__proto__":{"role":"moderator"}}'))), CLOSE.malformed)
  })

  it.each([['BigInt', 1n], ['NaN', Number.NaN], ['Infinity', Infinity], ['bytes', new Uint8Array(3)], ['undefined', undefined]])('Y11 %s', (_, value) => {
    answers(fresh(any(value)), CLOSE.malformed)
  })

  it.each<[string, ForgedItem['content']]>([
    ['null', any(null)], ['a number', any(7)], ['a list', any([1, 2])], ['a plain object', any({ place: S })], ['a text', ytext], ['an empty map', map],
  ])('Y12 %s instead of a card', (_, content) => {
    answers(fresh(content), 'refused')
    expect(mallory.refused).toMatchObject([{ code: 'SHAPE-1', path: 'card/x' }])
  })

  it.each<[string, string, unknown]>([['place', 'SHAPE-1', 7], ['order', 'SHAPE-1', ''], ['trashed', 'SHAPE-1', 'yes'], ['colour', 'SHAPE-1', 'red'], ['author', 'CARD-1', null]])(
    'Y12 a wrong value in the field %s is %s',
    (key, code, value) => {
      const write = key === 'author' ? 'victim' : value
      const held = entity(board.doc, 'cards', 'm1')!._map.get(key)
      answers(fresh(any(write), held ? { origin: idOf(held) } : { parent: idOf(cardItem('m1')), key }), 'refused')
      expect(mallory.refused).toMatchObject([{ code, path: 'card/m1' }])
    },
  )

  it.each<[string, () => Uint8Array]>([
    ['an unknown root', () => fresh(any(1), { parent: 'admin', key: 'x' })],
    ['an unknown root, on what is known already', () => forge([{ client: victim.doc.clientID, clock: 0, structs: [item({ parent: 'admin', key: 'x', content: any(1) })] }])],
    ['a subdocument', () => fresh(raw(9, 1, 97, 118, 0))],
    ['an XML fragment', () => fresh(type(4))],
    ['an array', () => fresh(type(0))],
    ['binary', () => fresh(raw(3, 1, 0))],
    ['an embed', () => fresh(raw(5, 2, 123, 125), { origin: idOf(textOf(board.doc, 'm1')._start) })],
    ['formatting', () => fresh(raw(6, 1, 98, 4, 116, 114, 117, 101), { origin: idOf(textOf(board.doc, 'm1')._start) })],
    ['JSON of old', () => fresh(raw(2, 1, 1, 49))],
    ['a value inside text', () => fresh(any('x'), { origin: idOf(textOf(board.doc, 'm1')._start) })],
    ['an attribute of a text', () => fresh(any('x'), { parent: idOf(entity(board.doc, 'cards', 'm1')!._map.get('text')), key: 'bold' })],
    ['a list child of a map', () => fresh(any('x'), { parent: idOf(cardItem('m1')) })],
    ['text as a map value', () => fresh(string('x'), { parent: idOf(cardItem('m1')), key: 'evidence' })],
    ['a map item with a right origin', () => fresh(any('x'), { right: idOf(entity(board.doc, 'cards', 'm1')!._map.get('place')) })],
    ['origins in two texts', () => fresh(string('x'), { origin: idOf(textOf(board.doc, 'm1')._start), right: idOf(textOf(board.doc, 'c1')._start) })],
    ['one character as both origins', () => fresh(string('x'), { origin: idOf(textOf(board.doc, 'm1')._start), right: idOf(textOf(board.doc, 'm1')._start) })],
    ['a shared type in a root of the server', () => fresh(map, { parent: 'locks', key: '' })],
    ['a struct that refers to itself', () => fresh(string('x'), { origin: [own().client, own().clock] })],
    ['a struct that refers to its future', () => fresh(string('x'), { origin: [own().client, own().clock + 9] })],
    ['a delete of length zero', () => forge([], [[own().client, 0, 0]])],
    ['two sections of one client', () => forge([{ ...own(), structs: [gc(1)] }, { ...own(), structs: [gc(1)] }])],
    ['bytes after the end', () => new Uint8Array([0, 0, 1])],
  ])('Y13 %s', (_, update) => {
    answers(update(), CLOSE.malformed)
  })

  it('Y13 thousands of writes to one key that claim to have seen none of each other (stock: the square of their number)', () => {
    const before = board.content
    const structs = Array.from({ length: 15_000 }, () => item({ parent: idOf(cardItem('m1')), key: 'evidence', content: any('x') }))
    const began = process.cpuUsage()
    expect(mallory.send([forge([{ ...own(), structs }])], false)).toMatchObject({ kind: 'applied', close: { code: CLOSE.malformed } })
    // As much as reading so many takes; their square would be seconds.
    expect(cpuMs(began)).toBeLessThan(1_000)
    everyoneAgrees(board)
    expect(board.content).toEqual(before)
  })

  it('Y13 two devices of one person that wrote to one key at once have not seen each other, and both stay', () => {
    const [phone, laptop] = [board.join('victim'), board.join('victim')]
    entity(phone.doc, 'cards', 'c1')!.set('evidence', 'from the phone')
    entity(laptop.doc, 'cards', 'c1')!.set('evidence', 'from the laptop')
    entity(phone.doc, 'cards', 'c1')!.set('evidence', 'from the phone again')
    everyoneAgrees(board)
    expect([phone.closed, laptop.closed]).toEqual([null, null])
    expect(entity(board.doc, 'cards', 'c1')!.get('evidence')).toMatch(/^from the (laptop|phone again)$/)
  })

  it('Y14 an update truncated anywhere', () => {
    let whole: Uint8Array | undefined
    mallory.doc.once('update', (update: Uint8Array) => (whole = update))
    card(mallory, 'm2', 'a whole card')
    for (let end = 0; end < whole!.length; end++) {
      mallory.closed = null
      expect(mallory.send([whole!.slice(0, end)]), `${end} bytes`).toMatchObject({ kind: 'reject', close: CLOSE.malformed })
    }
    answers(whole!.slice(0, -3), CLOSE.malformed)
  })

  it('Y15 an observer writes nothing, and asks as they like', () => {
    const observer = board.join(person('olga', 'observer'))
    expect(observer.resync().kind).toBe('nothing')
    const target = textOf(board.doc, 'c1')._start!.id
    expect(observer.send([forge([], [[target.client, target.clock, 1]])])).toMatchObject({ kind: 'reject', close: CLOSE.forbidden })
    expect(observer.send([forge([{ client: 77, clock: 5, structs: [gc(1)] }])])).toMatchObject({ kind: 'reject', close: CLOSE.forbidden })
    observer.closed = null
    card(observer, 'o1')
    everyoneAgrees(board)
    expect(observer.closed).toBe(CLOSE.forbidden)
    expect(board.content.cards).not.toHaveProperty('o1')
  })

  it('Y16 after the board is closed, edits are refused and undone', () => {
    board.write((doc) => doc.getMap('board').set('closed', true))
    textOf(victim.doc, 'c1').insert(0, 'late ')
    setTrashed(victim.doc, 'cards', 'c2', true, null)
    card(victim, 'c3', 'late')
    everyoneAgrees(board)
    expect(victim.refused.map(({ code, text }) => [code, text])).toEqual([['BOARD-1', 'late '], ['BOARD-1', undefined], ['BOARD-1', 'late']])
    expect(read(victim.doc, 'c1')).toBe('Joint return operations 🤝')
  })

  it('Y18 a giant text is refused with the text', () => {
    textOf(mallory.doc, 'c1').insert(0, 'x'.repeat(60_000))
    everyoneAgrees(board)
    expect(mallory.refused).toEqual([{ code: 'LIMIT-1', path: 'card/c1', text: 'x'.repeat(60_000) }])
    expect(read(board.doc, 'c1')).toBe('Joint return operations 🤝')
  })

  it('Y18 a live update above 64 KiB is too much, whatever it holds', () => {
    answers(fresh(string('x'.repeat(70_000)), { origin: idOf(textOf(board.doc, 'm1')._start) }), CLOSE.tooMuch)
  })

  it('Y18 half a surrogate pair cannot be written: as bytes it is no text', () => {
    answers(fresh([4, (out) => encoding.writeVarUint8Array(out, new Uint8Array([0xed, 0xa0, 0x80]))], { origin: idOf(textOf(board.doc, 'm1')._start) }), CLOSE.malformed)
  })

  describe('SHAPE-3 what is only untidy', () => {
    it.each([
      ['CR LF', 'one\r\ntwo\r\n', 'one\ntwo\n'],
      ['CR', '\rone\r\rtwo\r', '\none\n\ntwo\n'],
      ['NUL, escape and C1', 'o\u0000\u0000ne\u001b[31m\u0085', 'one[31m'],
      ['half a pair', '\ud83e\ud83e\udd1done\udd1d\ud83ett\ud83e\ud83e\r\ud83e\r\n\ud83e', '🤝onett\n\n'],
      ['nothing else', '\u0000\u0007', ''],
      ['two-byte text read as one byte', [...'zajedno'].join('\u0000'), 'zajedno'],
    ])('Y18 %s is put in order, and nobody else ever has it', (_, text, tidied) => {
      textOf(mallory.doc, 'm1').insert(2, text)
      card(mallory, 'm2', text)
      everyoneAgrees(board)
      for (const { doc } of [board, victim, mallory, { doc: board.replayed() }]) {
        expect(read(doc, 'm1')).toBe(`mi${tidied}ne`)
        expect(read(doc, 'm2')).toBe(tidied)
      }
      expect(mallory.refused).toEqual([])
      for (const update of board.log) for (const text of textsIn(update)) expect(isTidy(text), JSON.stringify(text)).toBe(true)
    })

    it('Y18 CR and LF that were typed one after the other are one line end; CR before a line of somebody else is one of its own', () => {
      const text = textOf(mallory.doc, 'm1')
      text.insert(0, '\r')
      text.insert(1, '\n')
      mallory.send(mallory.outbox.splice(0))
      textOf(victim.doc, 'c2').insert(0, '\n')
      board.settle()
      textOf(mallory.doc, 'c2').insert(0, '\r')
      everyoneAgrees(board)
      expect(read(mallory.doc, 'm1')).toBe('\nmine')
      expect(read(mallory.doc, 'c2')).toBe('\n\nNo common database')
    })

    it('Y18 what is written on, right after half a pair, is read by all', () => {
      const text = textOf(mallory.doc, 'm1')
      text.insert(0, 'a\ud83e')
      mallory.push()
      text.insert(2, 'bc')
      mallory.push()
      text.insert(4, '\ud83e')
      text.insert(5, '🤝d')
      text.insert(8, '\ud83e')
      text.insert(9, '\udd1d')
      text.insert(10, 'e')
      mallory.send(mallory.outbox.splice(0))
      everyoneAgrees(board)
      expect(read(board.doc, 'm1')).toBe('abc🤝demine')
    })

    it('Y18 what was taken back before it arrived leaves no line behind', () => {
      const text = textOf(mallory.doc, 'm1')
      text.insert(0, 'a\rb')
      text.delete(0, 3)
      mallory.send(mallory.outbox.splice(0))
      everyoneAgrees(board)
      expect(read(mallory.doc, 'm1')).toBe('mine')
    })

    it('Y18 what its author writes on, takes back and does again stands where it was meant', () => {
      const text = textOf(mallory.doc, 'm1')
      const undo = new Y.UndoManager(text)
      text.insert(0, 'one\rtwo\r\nthree\u0000')
      text.insert(4, '(')
      text.insert(3, ')')
      textOf(victim.doc, 'm1').insert(0, 'beside ')
      everyoneAgrees(board)
      expect(read(board.doc, 'm1')).toMatch(/^(beside )?one\)\n\(two\nthree(beside )?mine$/)
      undo.undo()
      everyoneAgrees(board)
      expect(read(board.doc, 'm1').replace('\n', '')).toBe('beside mine')
      undo.redo()
      everyoneAgrees(board)
      expect(read(board.doc, 'm1')).toContain('two\nthree')
    })

    it('Y18 fields of words are put in order too, alone and in a new card', () => {
      addCard(mallory.doc, { id: 'm2', place: S, text: 'with evidence', stamp: mallory.stamp, createdAt: '2021-12-14T10:00:00Z', evidence: 'seen\r\n\u0000twice' }, null)
      setCardFields(mallory.doc, 'm1', { evidence: '\ud83emeasured\r' }, null)
      everyoneAgrees(board)
      expect(mallory.refused).toEqual([])
      expect(entity(mallory.doc, 'cards', 'm2')!.get('evidence')).toBe('seen\ntwice')
      expect(entity(mallory.doc, 'cards', 'm1')!.get('evidence')).toBe('measured\n')
    })

    it('Y18 it excuses nothing: locks hold, limits hold, and the text is given back in order', () => {
      board.lock('card/c1')
      textOf(mallory.doc, 'c1').insert(0, 'a\rb\u0000')
      textOf(mallory.doc, 'c1').insert(0, '\r')
      setCardFields(mallory.doc, 'c1', { evidence: 'a\u0000' }, null)
      textOf(mallory.doc, 'c2').insert(0, 'a\r\u0000'.repeat(200))
      textOf(mallory.doc, 'c2').insert(0, '\r'.repeat(300))
      card(mallory, 'm2', 'a\r\n'.repeat(200))
      card(mallory, 'm3', 'a\r\n'.repeat(3_000))
      textOf(mallory.doc, 'm1').insert(0, 'a\u0000\r\n'.repeat(138))
      everyoneAgrees(board)
      expect(mallory.refused).toEqual([
        { code: 'LOCK-1', path: 'card/c1', text: 'a\nb' },
        { code: 'LOCK-1', path: 'card/c1', text: '\n' },
        { code: 'LOCK-1', path: 'card/c1', text: 'a' },
        { code: 'LIMIT-1', path: 'card/c2', text: 'a\n'.repeat(200) },
        { code: 'LIMIT-1', path: 'card/c2', text: '\n'.repeat(300) },
        { code: 'LIMIT-1', path: 'card/m2', text: 'a\n'.repeat(200) },
        { code: 'LIMIT-1', path: 'card/m3', text: 'a\n'.repeat(3_000) },
      ])
      expect(read(mallory.doc, 'c1')).toBe('Joint return operations 🤝')
      expect(read(mallory.doc, 'c2')).toBe('No common database')
      expect(read(mallory.doc, 'm1')).toBe(`${'a\n'.repeat(138)}mine`)
    })

    it.each([
      ['far too long', 'a\r'.repeat(15_000)],
      ['as long as a text can be', 'a\r'.repeat(1_000)],
    ])('Y18 a text full of it, %s, stalls nobody', (_, text) => {
      textOf(mallory.doc, 'm1').insert(0, text)
      const began = process.cpuUsage()
      mallory.push()
      expect(cpuMs(began)).toBeLessThan(STALL_MS)
      everyoneAgrees(board)
      expect(mallory.refused).toEqual([{ code: 'LIMIT-1', path: 'card/m1', text: text.replaceAll('\r', '\n') }])
    })

    it('Y18 many such texts in one update are too much', () => {
      const head = textOf(board.doc, 'm1')._start
      const one = item({ origin: idOf(head), content: string('\u0000a'.repeat(2_000)) })
      answers(forge([{ ...own(), structs: [one, one] }]), CLOSE.tooMuch)
    })

    it('Y18 of what was written without a line twice as many are taken, and no more', () => {
      const of = (n: number) => forge([{ ...own(), structs: Array.from({ length: n }, () => item({ origin: idOf(textOf(board.doc, 'm1')._start), content: string('\u0000a'.repeat(2_000)) })) }])
      const logged = board.log.length
      expect(mallory.send([of(3)], false)).toMatchObject({ kind: 'reject', close: CLOSE.tooMuch })
      expect(board.log.length).toBe(logged)
      expect(mallory.send([of(2)], false).kind).toBe('applied')
    })
  })

  it('Y18 line breaks, tabs and direction marks are text', () => {
    textOf(mallory.doc, 'm1').insert(0, 'a\n\t\u200f\u202eb')
    everyoneAgrees(board)
    expect(read(board.doc, 'm1')).toBe('a\n\t\u200f\u202ebmine')
  })

  describe('of a locked text with an emoji', () => {
    const pair = () => halves()[0]
    beforeEach(() => board.lock('card/c1'))

    it.each<[string, () => Uint8Array]>([
      ['text between its halves', () => fresh(string('x'), { origin: pair(), right: [pair()[0], pair()[1] + 1] })],
      ['a delete of its first half', () => forge([], [[pair()[0], pair()[1], 1]])],
      ['a delete of its second half', () => forge([], [[pair()[0], pair()[1] + 1, 1]])],
    ])('Y18 %s breaks no character', (_, update) => {
      const verdict = mallory.send([update()])
      expect(verdict).toMatchObject({ kind: 'reject', close: CLOSE.forbidden })
      everyoneAgrees(board)
      expect(read(victim.doc, 'c1')).toBe('Joint return operations 🤝')
      expect(read(board.replayed(), 'c1')).toBe('Joint return operations 🤝')
    })
  })

  it.each<[string, () => Omit<ForgedItem, 'content'>]>([
    ['an origin', () => ({ origin: halves()[0] })],
    ['a right origin', () => ({ right: halves()[1] })],
  ])('Y18 %s alone inside a pair is no place, not even for who may edit', (_, place) => {
    answers(fresh(string('x'), place()), CLOSE.malformed)
  })

  it('Y18 who may edit a text may break its emoji, the same way for everyone', () => {
    const [origin, right] = halves()
    expect(mallory.send([fresh(string('x'), { origin, right })])).toMatchObject({ kind: 'applied', refused: [] })
    board.clients.splice(board.clients.indexOf(mallory), 1)
    everyoneAgrees(board)
    expect(read(board.doc, 'c1')).toBe('Joint return operations \ufffdx\ufffd')
  })

  it("Y19 a struct that waits for the victim's next clock is never kept", () => {
    const client = victim.doc.clientID
    const next = Y.getState(board.doc.store, client)
    const hidden = forge([
      { ...own(), structs: [item({ origin: [client, next], content: string('smuggled') })] },
    ])
    answers(hidden, 'gap')
    expect(JSON.stringify(board.content)).not.toContain('smuggled')
  })

  it("Y19 a delete that waits for the victim's next clock is never kept", () => {
    const client = victim.doc.clientID
    answers(forge([], [[client, Y.getState(board.doc.store, client), 3]]), 'gap')
  })

  it('Y19 a part that is known with other content is cut off, not merged', () => {
    const { clientID: client } = mallory.doc
    const clock = Y.getState(board.doc.store, client)
    const right = idOf(textOf(board.doc, 'm1')._start)
    textOf(mallory.doc, 'm1').insert(0, 'abc')
    board.settle()
    const origin = idOf(textOf(board.doc, 'c1')._start)
    board.clients.splice(board.clients.indexOf(mallory), 1)
    expect(mallory.send([forge([{ client, clock, structs: [item({ origin, right, content: string('wxyz') })] }])]).kind).toBe('applied')
    everyoneAgrees(board)
    expect(read(board.doc, 'm1')).toBe('abczmine')
    expect(read(board.doc, 'c1')).toBe('Joint return operations 🤝')
  })

  it('Y20 a card overwritten by a fresh map', () => {
    const live = cardItem('c1')
    answers(fresh(map, { origin: idOf(live) }), CLOSE.forbidden)
    expect(cardItem('c1')).toBe(live)
  })

  it.each<[string, () => ForgedItem]>([
    ['as if it were concurrent', () => ({ parent: 'cards', key: 'c1', content: map })],
    ['by a tombstone', () => ({ origin: idOf(cardItem('c1')), content: deleted(1) })],
    ['in its text', () => ({ origin: idOf(entity(board.doc, 'cards', 'c1')!._map.get('text')), content: ytext })],
  ])('Y20 a card overwritten %s', (_, forged) => {
    const text = textOf(board.doc, 'c1')
    answers(forge([{ ...own(), structs: [item(forged())] }]), CLOSE.forbidden)
    expect(textOf(board.doc, 'c1')).toBe(text)
  })

  it('Y20 a card or its text deleted outright is refused, and keeps its identity', () => {
    const text = textOf(board.doc, 'c1')
    answers(forge([], [[...idOf(cardItem('c1')), 1]]), 'refused')
    const { client, clock } = text._item!.id
    expect(mallory.send([forge([], [[client, clock, 1]])])).toMatchObject({ kind: 'applied', refused: [{ code: 'CARD-3', path: 'card/c1' }] })
    expect(textOf(board.doc, 'c1')).toBe(text)
  })

  it('Y20 a dead card is neither written nor brought back', () => {
    const dead = cardItem('m1')
    const gone = idOf(textOf(mallory.doc, 'm1')._item)
    board.write((doc) => doc.getMap('cards').delete('m1'))
    const write = fresh(string('hello?'), { parent: gone })
    answers(write, 'refused')
    expect(mallory.refused).toEqual([{ code: 'CARD-4', path: '', text: 'hello?' }])
    card(victim, 'm1', 'again')
    everyoneAgrees(board)
    expect(victim.refused).toEqual([{ code: 'CARD-4', path: 'card/m1', text: 'again' }])
    expect(dead.deleted).toBe(true)
  })
})
