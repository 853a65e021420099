/** The first sight of a board: what it holds, and what it must not. */
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { SIGHT_BYTES, type Sight, type SightBox, type SightCard } from '../../shared/protocol/sight.ts'
import { LIMITS } from '../../shared/board/limits.ts'
import { penOf, sightOf } from '../../server/room/sight.ts'
import type { Member, Rooms } from '../../server/room/api.ts'
import { PaperRoom } from '../support/paperRoom.ts'
import { HeldStore, heldBoard, write } from './heldRoom.ts'

const lines = ({ items }: SightBox): string[] => items.flatMap((item) => ('cards' in item ? [`${item.title}:`, ...item.cards.map(({ text }) => `- ${text}`)] : [item.text]))
const shown = (sight: Sight | null, quadrant: 'S' | 'W' | 'O' | 'T'): string[] => lines(sight!.boxes[quadrant])

function group(room: PaperRoom, id: string, title: string, place: string, order: string): void {
  const map = new Y.Map<unknown>()
  for (const [key, value] of Object.entries({ place, order, title: new Y.Text(title) })) map.set(key, value)
  room.board.getMap('groups').set(id, map)
}

const cardIn = (room: PaperRoom, id: string) => room.board.getMap<Y.Map<unknown>>('cards').get(id)!

describe('what is read of a board before its document', () => {
  it('AFAR-1 it is the first theme as the board shows it: in its order, groups with their cards, without what is in the bin or elsewhere', () => {
    const room = new PaperRoom()
    const ana = room.member('Ana', 'participant', { delegation: 'BIH', attendance: 'remote' })
    group(room, 'g1', 'Together', 'swot/return/S', 'a1')
    group(room, 'g2', '', 'swot/return/W', 'a0')
    room.write(ana, 'c1', { order: 'a0', lang: 'de', evidence: 'a report' })
    for (const [id, more] of [['c2', { order: 'a2' }], ['c3', { order: 'a3' }], ['c4', { order: 'a9' }]] as const) room.write(ana, id, more)
    room.write(ana, 'c5', { place: 'swot/return/T' })
    room.write(ana, 'c6', { place: 'swot/readmission/S' })
    room.write(ana, 'c7', { place: 'parking' })
    for (const id of ['c2', 'c3']) cardIn(room, id).set('group', 'g1')
    cardIn(room, 'c4').set('group', 'g2')
    expect(sightOf(room.board)!.theme).toBe('return')
    expect(shown(sightOf(room.board), 'S')).toEqual(['text of c1', 'Together:', '- text of c2', '- text of c3', 'text of c4'])
    expect(shown(sightOf(room.board), 'W')).toEqual([':'])
    expect(sightOf(room.board)!.boxes.S.items[0]).toEqual({ text: 'text of c1', lang: 'de', evidence: 'a report', delegation: 'BIH', attendance: 'remote' })
    cardIn(room, 'c3').set('trashed', true)
    expect(shown(sightOf(room.board), 'S')).toEqual(['text of c1', 'Together:', '- text of c2', 'text of c4'])
    const { S, W, O, T } = sightOf(room.board)!.boxes
    expect([S, W, O, T].map(({ cards }) => cards)).toEqual([3, 0, 0, 1])
  })

  it('LOCK-1 it says what is locked, and what only stands in what is', () => {
    const room = new PaperRoom()
    const mod = room.member('Mira', 'moderator')
    for (const [id, place] of [['c1', 'swot/return/S'], ['c2', 'swot/return/W']] as const) room.write(mod, id, { place })
    for (const path of ['card/c1', 'swot/return/W']) room.send({ type: 'lock.set', path, locked: true }, mod)
    const { S, W, O } = sightOf(room.board)!.boxes
    expect([S.locked, S.items[0]!.locked, W.locked, W.items[0]!.locked, O.locked]).toEqual([undefined, true, true, undefined, undefined])
    room.send({ type: 'lock.set', path: '', locked: true }, mod)
    expect(Object.values(sightOf(room.board)!.boxes).map(({ locked }) => locked)).toEqual([true, true, true, true])
  })

  it('DRAFT-1 private cards are in nobody\'s, their author\'s and the moderator\'s not excepted', () => {
    const room = new PaperRoom()
    const ana = room.member('Ana')
    room.writeDraft(ana, 'd1', { text: 'for me alone' })
    room.write(ana, 'c1')
    expect(JSON.stringify(sightOf(room.board))).not.toContain('for me alone')
    expect(sightOf(room.board)!.boxes.S.cards).toBe(1)
  })

  it.each([['named', 'BIH', 'remote'], ['delegation', 'BIH', 'remote'], ['none', undefined, undefined]] as const)(
    'NAME-1 with attribution %s it says of a card %s, %s, and never who wrote it', (attribution, delegation, attendance) => {
      const room = new PaperRoom({ attribution })
      const ana = room.member('Ana', 'participant', { delegation: 'BIH', attendance: 'remote' })
      room.write(ana, 'c1')
      const [card] = sightOf(room.board)!.boxes.S.items as SightCard[]
      expect([card!.delegation, card!.attendance]).toEqual([delegation, attendance])
      for (const told of [ana.id, 'Ana']) expect(JSON.stringify(sightOf(room.board))).not.toContain(told)
    },
  )

  it('AFAR-1 however large the board, it is bounded, every box has its beginning, and nothing in it is passed over', () => {
    const room = new PaperRoom()
    const ana = room.member('Ana')
    group(room, 'g1', 'Many', 'swot/return/T', 'a0')
    const quadrantOf = (n: number) => (n < 250 ? 'T' : 'SWOT'[n % 4])
    for (let n = 0; n < 400; n++) {
      const place = `swot/return/${quadrantOf(n)}`
      room.write(ana, `c${n}`, { place, order: `a${String(n).padStart(4, '0')}V`, text: `Ставка ${n}: ${'х'.repeat(n % 120)}` })
      if (place.endsWith('T')) cardIn(room, `c${n}`).set('group', 'g1')
    }
    const sight = sightOf(room.board)!
    const text = Object.values(sight.boxes).flatMap(lines).join('')
    expect(Buffer.byteLength(text)).toBeGreaterThan(SIGHT_BYTES / 2)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(SIGHT_BYTES)
    for (const quadrant of ['S', 'W', 'O'] as const) {
      const { items, cards } = sight.boxes[quadrant]
      const all = Array.from({ length: 400 }, (_, n) => n).filter((n) => quadrantOf(n) === quadrant)
      expect(items.length).toBeGreaterThan(3)
      expect(cards).toBe(all.length)
      expect(lines(sight.boxes[quadrant]).map((line) => line.split(':')[0])).toEqual(all.slice(0, items.length).map((n) => `Ставка ${n}`))
    }
    const [many] = sight.boxes.T.items
    expect(many && 'of' in many ? many.of : null).toBe(sight.boxes.T.cards)
    for (let n = 0; n < 2_000; n++) room.write(ana, `e${n}`, { place: 'swot/return/O', text: '' })
    expect(JSON.stringify(sightOf(room.board)).length).toBeLessThan(2 * SIGHT_BYTES)
  })
})

describe('what may be written before the document is there', () => {
  const penIn = (room: PaperRoom, by: Member) => penOf(by, room.view, 'return')

  it('AFAR-6 PHASE-1 LOCK-1 ROLE-1 it names the boxes in which the rules let this person write, and nothing where they may not', () => {
    const room = new PaperRoom({ phases: [{ id: 'open', name: 'Open' }, { id: 'some', name: 'Some', places: ['swot/return/S', 'swot/return/W'] }, { id: 'none', name: 'None', write: 'none' }] })
    const [mod, ana, eye] = [room.member('Mira', 'moderator'), room.member('Ana'), room.member('Vera', 'observer')]
    const boxes = () => [mod, ana, eye].map((by) => penIn(room, by)?.boxes.join('') ?? null)
    expect(boxes()).toEqual(['SWOT', 'SWOT', null])
    expect(penIn(room, ana)).toEqual({ boxes: ['S', 'W', 'O', 'T'], most: 280, kept: true })
    room.send({ type: 'lock.set', path: 'swot/return/W', locked: true }, mod)
    expect(boxes()).toEqual(['SWOT', 'SOT', null])
    room.send({ type: 'phase.set', id: 'some' }, mod)
    expect(boxes()).toEqual(['SWOT', 'S', null])
    room.send({ type: 'phase.set', id: 'none' }, mod)
    expect(boxes()).toEqual(['SWOT', null, null])
    room.send({ type: 'board.close' }, mod)
    expect(boxes()).toEqual([null, null, null])
  })

  it('AFAR-6 DRAFT-1 in a private phase it says so, and counts one\'s own drafts', () => {
    const room = new PaperRoom({ phases: [{ id: 'collect', name: 'Collect', write: 'private' }] })
    const [ana, boris] = [room.member('Ana'), room.member('Boris')]
    expect(penIn(room, ana)).toEqual({ boxes: ['S', 'W', 'O', 'T'], most: 280, private: true, kept: true })
    for (let n = 0; n < LIMITS.draftCards; n++) room.writeDraft(ana, `d${n}`)
    expect([penIn(room, ana), penIn(room, boris)?.private]).toEqual([null, true])
  })

  it('AFAR-6 it says how long a card may be, and whether devices may keep what is written', () => {
    const room = new PaperRoom()
    const mod = room.member('Mira', 'moderator')
    room.send({ type: 'board.update', maxCardText: 500, offline: false }, mod)
    expect(penIn(room, mod)).toEqual({ boxes: ['S', 'W', 'O', 'T'], most: 500 })
  })
})

const ANYBODY: Member = { id: 'nobody', role: 'participant', name: 'Nobody', delegation: null, attendance: 'remote', lang: 'en' }

describe('when it is read', () => {
  let rooms: Rooms | undefined
  afterEach(() => rooms?.stop())

  it('SAVE-1 it holds nothing that is not durable yet', async () => {
    const held = new HeldStore()
    const board = await heldBoard(held)
    rooms = board.rooms
    const ana = await board.person()
    held.hold()
    const reached = held.reached()
    write(ana, 'c1', 'on its way to the disk')
    await reached
    const told = async () => (await board.room.sight(ANYBODY))?.sight ?? null
    const sight = told()
    const first = await Promise.race([sight, new Promise((resolve) => setTimeout(() => resolve('waits'), 20))])
    expect(first).toBe('waits')
    held.release()
    expect(shown(await sight, 'S')).toEqual(['on its way to the disk'])
    held.full = true
    write(ana, 'c2', 'never on the disk')
    await expect.poll(async () => board.warnings.length).toBeGreaterThan(0)
    expect(JSON.stringify(await told())).not.toContain('never on the disk')
    held.full = false
  })
})
