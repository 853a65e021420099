import { describe, expect, it } from 'vitest'
import { clusterCards, setTrashed } from '../../shared/board/edits.ts'
import { decodeFacts, encodeFacts } from '../../server/room/keptFacts.ts'
import { stateFor } from '../../server/room/view.ts'
import { PaperRoom } from '../support/paperRoom.ts'

function opening() {
  const room = new PaperRoom({ attribution: 'none' })
  const mod = room.member('Mira', 'moderator')
  const [ana, ivo] = [room.member('Ana'), room.member('Ivo')]
  const obs = room.member('Obren', 'observer')
  room.write(ana, 'a1')
  room.write(ana, 'a2')
  room.write(ivo, 'i1')
  const opened = () => [...room.facts.opened].sort()
  const open = (by: typeof ana, ...cards: string[]) => room.send({ type: 'cards.open', cards }, by)
  return { room, mod, ana, ivo, obs, opened, open }
}

describe('cards not yet opened by anyone', () => {
  it('OPEN-1 a card is opened once anybody but its author stops at it; twice is nothing', () => {
    const { ana, ivo, open, opened } = opening()
    open(ana, 'a1', 'a2')
    expect(opened()).toEqual([])
    open(ivo, 'a1', 'i1')
    expect(opened()).toEqual(['a1'])
    expect(open(ivo, 'a1').decided).toEqual({ facts: [] })
    open(ana, 'i1')
    expect(opened()).toEqual(['a1', 'i1'])
  })

  it('OPEN-1 what everyone is brought to is opened by everyone, a group with all its cards', () => {
    const { room, mod, opened } = opening()
    room.send({ type: 'spotlight.set', path: 'card/a2' }, mod)
    expect(opened()).toEqual(['a2'])
    clusterCards(room.board, { id: 'g', place: 'swot/return/S', title: 'G' }, ['a1', 'i1'], null)
    room.send({ type: 'spotlight.set', path: 'group/g' }, mod)
    expect(opened()).toEqual(['a1', 'a2', 'i1'])
  })

  it('OPEN-1 what lies in the bin or does not exist is not opened, and what is deleted is forgotten', () => {
    const { room, mod, ivo, open, opened } = opening()
    setTrashed(room.board, 'cards', 'a1', true, null)
    open(ivo, 'a1', 'none', 'a2')
    expect(opened()).toEqual(['a2'])
    setTrashed(room.board, 'cards', 'a2', true, null)
    room.send({ type: 'bin.empty' }, mod)
    expect(opened()).toEqual([])
  })

  it('OPEN-2 S7 only moderators are told of cards, and nobody of people: who opened one is kept nowhere', () => {
    const { room, mod, ana, ivo, obs, open } = opening()
    const { decided } = open(ivo, 'a1')
    expect(JSON.stringify(decided)).not.toContain(ivo.id)
    expect(decided).not.toHaveProperty('tell')
    expect(decodeFacts(encodeFacts(room.facts)).opened).toEqual(new Set(['a1']))
    expect(stateFor(mod, room.view, 1, true).opened).toEqual(['a1'])
    for (const to of [ana, ivo, obs]) expect(stateFor(to, room.view, 1, true).opened).toBeNull()
    expect(stateFor(mod, { ...room.view, untold: new Set(['a1']) }, 1, true).opened).toEqual([])
  })

  it('OPEN-2 P6 in a private phase nothing is taken, and observers are not asked', () => {
    const { room, mod, ivo, obs, open, opened } = opening()
    expect(open(obs, 'a1').code).toBe('ROLE-1')
    room.send({ type: 'phase.set', id: 'collect' }, mod)
    expect(open(ivo, 'a1').decided).toEqual({ facts: [] })
    expect(opened()).toEqual([])
  })
})
