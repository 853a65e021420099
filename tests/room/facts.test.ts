import { describe, expect, it } from 'vitest'
import { emptyFacts, type Fact } from '../../server/room/facts.ts'
import { fold } from '../../server/room/fold.ts'
import { decodeFacts, encodeFacts } from '../../server/room/keptFacts.ts'
import { PaperRoom } from '../support/paperRoom.ts'

/** A room in which something of every kind has happened. */
function busyRoom(): PaperRoom {
  const room = new PaperRoom()
  const mod = room.member('Mira', 'moderator')
  const ana = room.member('Ana', 'participant', { attendance: 'remote' })
  const ivo = room.member('Ivo')
  room.write(ana, 'c1')
  room.send({ type: 'vote.open', targets: ['card/c1'], dots: 3, perTarget: 2 }, mod)
  room.send({ type: 'vote.cast', target: 'card/c1', dots: 2 }, ana)
  room.send({ type: 'timer.start', seconds: 60 }, mod)
  room.send({ type: 'floor.ask', about: 'card/c1' }, ana)
  room.send({ type: 'ready.set', ready: true }, ana)
  room.send({ type: 'spotlight.set', path: 'card/c1' }, mod)
  room.send({ type: 'timer.stop' }, ana)
  room.writeDraft(ana, 'd1')
  room.send({ type: 'draft.reveal' }, mod)
  room.send({ type: 'participant.remove', id: ivo.id }, mod)
  return room
}

describe('facts', () => {
  it('SAVE-2 a snapshot gives the same facts back', () => {
    const { facts } = busyRoom()
    expect(decodeFacts(encodeFacts(facts))).toEqual(facts)
  })

  it('SAVE-2 folding goes on from a snapshot as if there had been none', () => {
    const { facts } = busyRoom()
    const restored = decodeFacts(encodeFacts(facts))
    const more: Fact[] = [
      { type: 'ballot.cast', by: 'x', target: 'card/c1', dots: 1 },
      { type: 'floor.advanced', id: null, served: 'remote' },
      { type: 'phase.entered', phase: 'p' },
    ]
    for (const fact of more) {
      fold(facts, structuredClone(fact))
      fold(restored, structuredClone(fact))
    }
    expect(restored).toEqual(facts)
  })

  it('SAVE-2 a vote that was open before there were ratings goes on, from its facts and from a snapshot', () => {
    const opened = { type: 'vote.opened' as const, vote: 'v1', title: '', targets: ['card/a'], dots: 3, perTarget: 2 }
    const cast = { type: 'ballot.cast', by: 'x', target: 'card/a', dots: 2 } as const
    const facts = emptyFacts()
    for (const fact of [opened, cast]) fold(facts, structuredClone(fact))
    const { vote: id, targets, title, dots, perTarget } = opened
    const kept = { votesHeld: 1, vote: { id, title, targets, dots, perTarget, ballots: [['x', [['card/a', 2]]]] } }
    const restored = decodeFacts(new TextEncoder().encode(JSON.stringify(kept)))
    expect(restored).toEqual(facts)
    fold(restored, { ...cast, dots: 0 })
    expect(restored.vote).toMatchObject({ kind: 'dots', observers: false, ballots: new Map() })
  })

  it('SAVE-2 a ballot of another kind than the open vote changes nothing', () => {
    const { facts } = busyRoom()
    const before = structuredClone(facts.vote)
    fold(facts, { type: 'ballot.rated', by: 'x', target: 'card/c1', rating: { impact: 3, importance: 3 } })
    expect(facts.vote).toEqual(before)
  })

  it('SAVE-2 a fact of a newer version changes nothing', () => {
    const facts = emptyFacts()
    fold(facts, { type: 'moon.rose' } as unknown as Fact)
    expect(facts).toEqual(emptyFacts())
  })

  it('D1 neither the facts nor their snapshot hold an invite or a token', () => {
    const room = new PaperRoom()
    const { token } = room.join('Ana')
    const kept = new TextDecoder().decode(encodeFacts(room.facts))
    for (const secret of [token, ...Object.values(room.invites)]) expect(kept).not.toContain(secret)
  })

  it('S5 the audit and the minted invites are bounded, however many there are', () => {
    const facts = emptyFacts()
    for (let n = 0; n < 2_000; n++) {
      fold(facts, { type: 'command.refused', at: n, by: 'p', command: 'timer.stop', code: 'ROLE-2' })
      fold(facts, { type: 'invite.added', role: 'participant', hash: `h${n}` })
    }
    expect(facts.refused).toHaveLength(500)
    expect(facts.refused.at(-1)?.at).toBe(1_999)
    expect(facts.refusedCount).toBe(2_000)
    expect(facts.invites.participant.length).toBeLessThanOrEqual(301)
    expect(facts.invites.participant[0]).toBe('h0')
  })
})
