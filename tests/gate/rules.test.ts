/** The rules as the gate applies them: what is refused is undone for everyone, the rest of the same update stands. */
import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { addAction, addCard, clusterCards, joinGroup, moveCard, setCardFields, setTrashed } from '../../shared/board/edits.ts'
import { LIMITS } from '../../shared/board/limits.ts'
import { entity } from '../../shared/board/read.ts'
import { CLOSE } from '../../shared/protocol/frames.ts'
import { ruleState } from '../../shared/rules/state.ts'
import { Gate } from '../../server/room/gate/gate.ts'
import { card, everyoneAgrees, read, S, textOf, W } from './people.ts'
import { Owners, person, TestBoard, type Client } from './wire.ts'

let board: TestBoard
let ana: Client
let ben: Client
let chair: Client

beforeEach(() => {
  board = new TestBoard()
  ana = board.join('ana')
  ben = board.join('ben')
  chair = board.join(person('chair', 'moderator'))
  card(ana, 'a', 'of Ana')
  card(ben, 'b', 'of Ben', W)
  everyoneAgrees(board)
})

const codes = (client: Client) => client.refused.map(({ code }) => code)

describe('the rules at the gate', () => {
  it.each(['board', 'themes', 'delegations', 'phases', 'locks', 'results', 'positions'])('ROLE-2 no client writes %s, not even a moderator', (root) => {
    board.write((doc) => doc.getMap(root).set('there', { by: 'the server' }))
    board.settle()
    chair.doc.transact(() => {
      chair.doc.getMap(root).set('there', 'mine')
      chair.doc.getMap(root).set('new', true)
      textOf(chair.doc, 'a').insert(0, 'this stands: ')
    })
    board.doc.getMap(root).forEach((_, key) => chair.doc.getMap(root).delete(key))
    everyoneAgrees(board)
    expect(chair.doc.getMap(root).get('there')).toEqual({ by: 'the server' })
    expect(chair.doc.getMap(root).has('new')).toBe(false)
    expect(new Set(codes(chair))).toEqual(new Set(['ROLE-2']))
    expect(read(ana.doc, 'a')).toBe('this stands: of Ana')
  })

  it('ROLE-2 a write to the settings in the same update does not loosen the rules', () => {
    board.lock('')
    board.settle()
    ana.doc.transact(() => {
      ana.doc.getMap('locks').clear()
      ana.doc.getMap('board').set('attribution', 'named')
      textOf(ana.doc, 'a').insert(0, 'x')
      addCard(ana.doc, { id: 'n', place: S, text: 'n', stamp: { author: 'ana', delegation: 'MNE', attendance: 'remote' }, createdAt: '2021-12-14T10:00:00Z' }, null)
    })
    everyoneAgrees(board)
    expect(codes(ana)).toEqual(['ROLE-2', 'ROLE-2', 'LOCK-1', 'LOCK-1'])
    expect(read(board.doc, 'a')).toBe('of Ana')
  })

  it.each([
    ['the id of another', { author: 'ben', delegation: 'MNE', attendance: 'remote' as const }],
    ['another delegation', { author: null, delegation: 'SRB', attendance: 'remote' as const }],
    ['another attendance', { author: null, delegation: 'MNE', attendance: 'on-site' as const }],
  ])('ROLE-3 a card with %s', (_, stamp) => {
    addCard(ana.doc, { id: 'n', place: S, text: 'as another', stamp, createdAt: '2021-12-14T10:00:00Z' }, null)
    everyoneAgrees(board)
    expect(ana.refused).toEqual([{ code: 'ROLE-3', path: 'card/n', text: 'as another' }])
  })

  it('ROLE-3 a client id belongs to whoever used it first', () => {
    const impostor = board.join('impostor')
    impostor.doc.clientID = ana.doc.clientID
    textOf(impostor.doc, 'b').insert(0, 'as Ana')
    board.settle()
    expect(impostor.closed).toBe(CLOSE.forbidden)
    everyoneAgrees(board)
  })

  it('CARD-1 what was stamped at creation never changes, and the fields of one card stand or fall together', () => {
    ana.doc.transact(() => {
      entity(ana.doc, 'cards', 'a')!.set('author', 'ben')
      entity(ana.doc, 'cards', 'a')!.set('evidence', 'a long proof')
      textOf(ana.doc, 'a').insert(0, 'the text is judged on its own: ')
    })
    everyoneAgrees(board)
    expect(ana.refused).toEqual([{ code: 'CARD-1', path: 'card/a', text: 'a long proof' }])
    expect(entity(board.doc, 'cards', 'a')!.has('evidence')).toBe(false)
    expect(read(board.doc, 'a')).toBe('the text is judged on its own: of Ana')
  })

  it('LOCK-4 what is handed back is what was written, not what stood there before', () => {
    setCardFields(ana.doc, 'a', { evidence: 'a long proof' }, null)
    everyoneAgrees(board)
    board.lock('card/a')
    board.settle()
    moveCard(ben.doc, 'a', W, 0, null)
    everyoneAgrees(board)
    expect(ben.refused).toEqual([{ code: 'LOCK-1', path: 'card/a' }])
  })

  it('SAVE-1 who comes back with what is known already, deletes among it, changes nothing', () => {
    textOf(ana.doc, 'a').delete(0, 3)
    everyoneAgrees(board)
    const before = board.log.length
    expect(ana.send([Y.encodeStateAsUpdate(ana.doc)], false)).toEqual({ kind: 'nothing' })
    expect(board.log).toHaveLength(before)
  })

  it('CARD-1 writing the same value is no change', () => {
    entity(ana.doc, 'cards', 'a')!.set('author', null)
    everyoneAgrees(board)
    expect(ana.refused).toEqual([])
  })

  it('CARD-2 nothing is written into what lies in the bin, unless it is taken out in the same batch', () => {
    setTrashed(ben.doc, 'cards', 'a', true, null)
    board.settle()
    textOf(ana.doc, 'a').insert(0, 'lost? ')
    everyoneAgrees(board)
    expect(ana.refused).toEqual([{ code: 'CARD-2', path: 'card/a', text: 'lost? ' }])
    ana.refused.length = 0
    ana.doc.transact(() => {
      setTrashed(ana.doc, 'cards', 'a', false, null)
      textOf(ana.doc, 'a').insert(0, 'back: ')
    })
    everyoneAgrees(board)
    expect(ana.refused).toEqual([])
    expect(read(ben.doc, 'a')).toBe('back: of Ana')
  })

  it('CARD-3 a hard delete is refused with everything below it, and what others type there meanwhile stays', () => {
    const text = textOf(board.doc, 'a')
    chair.doc.getMap('cards').delete('a')
    textOf(ben.doc, 'a').insert(0, 'typed meanwhile ')
    board.settle()
    expect(codes(chair)).toEqual(['CARD-3'])
    expect(textOf(board.doc, 'a')).toBe(text)
    everyoneAgrees(board)
    expect(read(ana.doc, 'a')).toBe('typed meanwhile of Ana')
    expect(board.log.length).toBe(4)
  })

  it('CARD-4 nothing new takes the id of a card that is gone and was voted on: it would be given its votes', () => {
    board.write((doc) => doc.getMap('results').set('v1', { targets: { 'card/gone': { dots: 9, voters: 3, spread: {} } } }))
    board.settle()
    card(ana, 'gone', 'of Ana')
    card(ana, 'fresh', 'of Ana')
    everyoneAgrees(board)
    expect([entity(board.doc, 'cards', 'gone'), read(board.doc, 'fresh')]).toEqual([null, 'of Ana'])
    expect(ana.refused).toEqual([{ code: 'CARD-4', path: 'card/gone', text: 'of Ana' }])
  })

  it('CARD-3 the legal deletes of a batch with a hard delete are carried out', () => {
    chair.doc.transact(() => {
      chair.doc.getMap('cards').delete('a')
      textOf(chair.doc, 'b').delete(0, 3)
      entity(chair.doc, 'cards', 'b')!.set('order', 'a1')
    })
    everyoneAgrees(board)
    expect(codes(chair)).toEqual(['CARD-3'])
    expect(read(board.doc, 'a')).toBe('of Ana')
    expect(read(board.doc, 'b')).toBe('Ben')
  })

  it('CARD-4 a card that never left its author is no loss: created and deleted in one batch', () => {
    ana.online = false
    card(ana, 'n', 'second thoughts')
    ana.doc.getMap('cards').delete('n')
    ana.reconnect()
    everyoneAgrees(board)
    expect(ana.refused).toEqual([])
    card(ana, 'm', 'and what came after it')
    everyoneAgrees(board)
    expect(read(ben.doc, 'm')).toBe('and what came after it')
  })

  it('SHAPE-1 a card that lacks something does not appear', () => {
    const map = new Y.Map<unknown>([['place', S], ['text', new Y.Text('half a card')]])
    ana.doc.getMap('cards').set('n', map)
    everyoneAgrees(board)
    expect(ana.refused).toEqual([{ code: 'SHAPE-1', path: 'card/n', text: 'half a card' }])
  })

  it('SHAPE-1 a value stands as it was sent, also one that is false', () => {
    entity(ana.doc, 'cards', 'a')!.set('trashed', false)
    everyoneAgrees(board)
    expect(ana.refused).toEqual([])
    expect(entity(board.doc, 'cards', 'a')!.get('trashed')).toBe(false)
  })

  it.each([['a number', 7], ['a list', ['x']], ['nothing at all', null]])('SHAPE-1 evidence that is %s is refused, and nothing is handed back as its text', (_, value) => {
    entity(ana.doc, 'cards', 'a')!.set('evidence', value)
    everyoneAgrees(board)
    expect(ana.closed).toBeNull()
    expect(ana.refused).toEqual([{ code: 'SHAPE-1', path: 'card/a' }])
  })

  it('SHAPE-1 what is no free text is not put in order but refused', () => {
    entity(ana.doc, 'cards', 'a')!.set('lang', 'de\u0000')
    everyoneAgrees(board)
    expect(ana.refused).toEqual([{ code: 'SHAPE-1', path: 'card/a' }])
  })

  it('SHAPE-2 nobody moves to a theme that does not exist', () => {
    moveCard(ana.doc, 'a', 'swot/nowhere/S', 0, null)
    everyoneAgrees(board)
    expect(codes(ana)).toEqual(['SHAPE-2'])
  })

  it('PHASE-1 where a phase takes no cards, nothing is written, moved or deleted; moderators are bound by no phase', () => {
    board.phase({ write: 'none' })
    board.settle()
    textOf(ana.doc, 'a').insert(0, 'no')
    setTrashed(ana.doc, 'cards', 'b', true, null)
    card(ana, 'n')
    card(chair, 'm')
    everyoneAgrees(board)
    expect(codes(ana)).toEqual(['PHASE-1', 'PHASE-1', 'PHASE-1'])
    expect(board.created).toContain('m')
  })

  it('PHASE-1 a phase may open some places only', () => {
    board.phase({ write: 'open', places: [S] })
    board.settle()
    card(ana, 'n1', 'here', S)
    card(ana, 'n2', 'there', W)
    moveCard(ben.doc, 'b', S, 0, null)
    everyoneAgrees(board)
    expect(codes(ana)).toEqual(['PHASE-1'])
    expect(codes(ben)).toEqual(['PHASE-1'])
  })

  it('PHASE-2 who may cluster', () => {
    clusterCards(ana.doc, { id: 'g', place: S, title: 'A group' }, ['a'], null)
    everyoneAgrees(board)
    expect(codes(ana)).toEqual(['PHASE-2', 'PHASE-2'])
    expect(ana.refused[0]).toMatchObject({ text: 'A group' })
    clusterCards(chair.doc, { id: 'h', place: S, title: 'A group' }, ['a'], null)
    everyoneAgrees(board)
    board.phase({ cluster: 'all' })
    board.settle()
    joinGroup(ana.doc, 'h', ['b'], null)
    everyoneAgrees(board)
    expect(entity(board.doc, 'cards', 'b')!.get('group')).toBe('h')
  })

  it('PHASE-3 who may write actions', () => {
    board.phase({ actions: 'rapporteurs' })
    const rapporteur = board.join(person('rita', 'rapporteur'))
    addAction(ana.doc, { id: 'x', theme: 'return', title: 'Hotline' }, null)
    addAction(rapporteur.doc, { id: 'y', theme: 'return', title: 'Register' }, null)
    everyoneAgrees(board)
    expect(ana.refused).toEqual([{ code: 'PHASE-3', path: 'action/x', text: 'Hotline' }])
    expect(board.created).toContain('y')
  })

  it('LIMIT-1 counts code points, gives the text back, and always allows to shorten', () => {
    const room = LIMITS.cardText - 'of Ana'.length
    textOf(ana.doc, 'a').insert(0, '🤝'.repeat(room))
    everyoneAgrees(board)
    expect(ana.refused).toEqual([])
    textOf(ana.doc, 'a').insert(0, 'é')
    everyoneAgrees(board)
    expect(ana.refused).toEqual([{ code: 'LIMIT-1', path: 'card/a', text: 'é' }])
    board.write((doc) => doc.getMap('board').set('settings', { maxCardText: 20 }))
    board.settle()
    textOf(ana.doc, 'a').delete(0, 200)
    everyoneAgrees(board)
    expect(ana.refused).toHaveLength(1)
  })

  it('LIMIT-1 counts the code points of titles against their own limit, where cards may hold more', () => {
    board.write((doc) => doc.getMap('board').set('settings', { maxCardText: 2_000 }))
    board.settle()
    addAction(ana.doc, { id: 'x', theme: 'return', title: 'Hotline' }, null)
    const title = entity(ana.doc, 'actions', 'x')!.get('title') as Y.Text
    title.insert(0, '🤝'.repeat(LIMITS.title - 'Hotline'.length))
    everyoneAgrees(board)
    expect(ana.refused).toEqual([])
    title.insert(0, 'é')
    everyoneAgrees(board)
    expect(ana.refused).toEqual([{ code: 'LIMIT-1', path: 'action/x', text: 'é' }])
  })

  it('LIMIT-2 a full board takes no more cards', () => {
    board.write((doc) => {
      for (let i = 0; i < LIMITS.cards - 3; i++) doc.getMap('cards').set(`f${i}`, new Y.Map())
    })
    board.settle()
    card(ana, 'last')
    card(ana, 'too-many')
    card(ana, 'and-more')
    board.settle()
    expect(codes(ana)).toEqual(['LIMIT-2', 'LIMIT-2'])
    expect(board.created).toContain('last')
  })

  it('LIMIT-2 of a day without a line a full board takes as many cards as fit, and the rest of that day', () => {
    board.write((doc) => {
      for (let i = 0; i < LIMITS.cards - 5; i++) doc.getMap('cards').set(`f${i}`, new Y.Map())
    })
    board.settle()
    ana.doc.transact(() => {
      for (let n = 0; n < 6; n++) card(ana, `day${n}`)
      textOf(ana.doc, 'a').insert(0, 'still ')
    })
    board.settle()
    expect(codes(ana)).toEqual(['LIMIT-2', 'LIMIT-2', 'LIMIT-2'])
    expect(board.created.filter((id) => id.startsWith('day'))).toHaveLength(3)
    expect(textOf(board.doc, 'a').toString()).toBe('still of Ana')
  })

  it('DRAFT-1 a draft holds its owner’s cards and nothing else, and nobody else writes there', () => {
    const doc = new Y.Doc()
    const gate = new Gate({ doc, state: ruleState(doc, board.doc), claims: new Owners(), draftOwner: 'ana' })
    board.lock('')
    const own = new Y.Doc()
    addCard(own, { id: 'd', place: S, text: 'mine', stamp: ana.stamp, createdAt: '2021-12-14T10:00:00Z' }, null)
    own.getMap('groups').set('g', new Y.Map([['place', S], ['order', 'a0'], ['title', new Y.Text('no')]]))
    const limits = { live: false, connectionClients: new Set<number>() }
    expect(gate.judge(ben.actor, [Y.encodeStateAsUpdate(own)], limits)).toMatchObject({ kind: 'reject', close: CLOSE.forbidden })
    expect(gate.judge(ana.actor, [Y.encodeStateAsUpdate(own)], limits)).toMatchObject({
      kind: 'applied', created: [{ root: 'cards', id: 'd' }], refused: [{ code: 'DRAFT-1', path: 'group/g', text: 'no' }],
    })
    expect(doc.getMap('groups').size).toBe(0)
  })
})

describe('what undoing must not break', () => {
  /** Which of two writes to one field wins is decided by the ids of their authors. */
  function withIds(ofAna: number, ofBen: number): void {
    const ids = [1_000, ofAna, ofBen]
    board = new TestBoard(() => ids.shift()!)
    ana = board.join('ana')
    ben = board.join('ben')
    card(ana, 'a', 'of Ana')
    everyoneAgrees(board)
  }
  const evidence = () => entity(board.doc, 'cards', 'a')!.get('evidence')
  /** Ana may not change the stamp, and with it her evidence falls. */
  const forbidden = (n: number) => ana.doc.transact(() => {
    setCardFields(ana.doc, 'a', { evidence: `forbidden ${n}` }, null)
    entity(ana.doc, 'cards', 'a')!.set('author', 'ben')
  })

  it.each([['lower', 10, 20], ['higher', 20, 10]])('LOCK-5 an honest write that crossed a refused one of a %s id is put on top again', (_, ofAna, ofBen) => {
    withIds(ofAna, ofBen)
    for (let n = 0; n < 5; n++) {
      const before = evidence()
      forbidden(n)
      setCardFields(ben.doc, 'a', { evidence: `legal ${n}` }, null)
      everyoneAgrees(board)
      expect(evidence(), `round ${n}, after ${String(before)}`).toBe(`legal ${n}`)
    }
  })

  it.each([['lower', 10, 20], ['higher', 20, 10]])('LOCK-5 what its author took back meanwhile does not come back where it crossed a refused write of a %s id', (_, ofAna, ofBen) => {
    withIds(ofAna, ofBen)
    forbidden(0)
    ana.push()
    setCardFields(ben.doc, 'a', { evidence: 'second thoughts' }, null)
    entity(ben.doc, 'cards', 'a')!.delete('evidence')
    ben.send(ben.outbox.splice(0))
    everyoneAgrees(board)
    expect(evidence()).toBeUndefined()
  })

  it.each([['Ana', 20, 10], ['Ben', 10, 20]])('LOCK-5 of two honest writes that crossed the one of %s stands, as Yjs has it, and the server writes nothing', (name, ofAna, ofBen) => {
    withIds(ofAna, ofBen)
    setCardFields(ana.doc, 'a', { evidence: 'by Ana' }, null)
    setCardFields(ben.doc, 'a', { evidence: 'by Ben' }, null)
    const verdicts = [ana, ben].map((client) => client.send(client.outbox.splice(0)))
    expect(verdicts).toMatchObject([{ kind: 'applied', wrote: false }, { kind: 'applied', wrote: false }])
    everyoneAgrees(board)
    expect(evidence()).toBe(`by ${name}`)
  })

  it('ROLE-3 copies that restore a text keep its author, under an id nobody else can use', () => {
    board.lock('card/a')
    board.settle()
    textOf(ben.doc, 'a').delete(0, 3)
    everyoneAgrees(board)
    expect(read(board.doc, 'a')).toBe('of Ana')
    const copy = textOf(board.doc, 'a')._start!
    expect(board.owners.owner(copy.id.client)).toBe('ana')
    expect(copy.id.client).toBeGreaterThan(2 ** 32)
  })

  it('LOCK-5 a person comes back with a day of edits: what is legal arrives, what is not comes back to them', () => {
    ana.online = false
    for (let i = 0; i < 300; i++) textOf(ana.doc, i % 2 ? 'a' : 'b').insert(i % 3, String(i % 10))
    for (let i = 0; i < 250; i++) textOf(ana.doc, i % 2 ? 'a' : 'b').delete(0, 1)
    card(ana, 'n', 'written on the train')
    board.lock('card/b')
    const expected = read(ana.doc, 'a')
    ana.reconnect()
    everyoneAgrees(board)
    expect(read(ben.doc, 'a')).toBe(expected)
    expect(read(ben.doc, 'b')).toBe('of Ben')
    expect(read(ben.doc, 'n')).toBe('written on the train')
    expect(codes(ana)).toEqual(['LOCK-1'])
  })

  it('SAVE-1 what was refused is in no update that leaves the gate', () => {
    board.lock('')
    const logged = board.log.length
    textOf(ana.doc, 'a').insert(0, 'CANARY')
    card(ana, 'n', 'CANARY')
    setCardFields(ana.doc, 'a', { evidence: 'CANARY' }, null)
    everyoneAgrees(board)
    for (const update of board.log.slice(logged)) expect(new TextDecoder().decode(update)).not.toContain('CANARY')
  })
})
