/**
 * The sample's second day from the lobby to the close, on a real server with stock clients: one moderator, three participants,
 * an observer. A tap keeps every byte each of them receives, over sync, room and HTTP; what is secret must be in nobody else's.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAction, addCard, clusterCards } from '../../shared/board/edits.ts'
import { readCards, readPhases } from '../../shared/board/read.ts'
import { sampleBoard, type SampleData } from '../../shared/board/sample.ts'
import type { RatingResult } from '../../shared/board/ratingTally.ts'
import type { DotResult, Result } from '../../shared/board/tally.ts'
import { Served } from '../doors/serving.ts'
import { Client } from '../support/people.ts'
import { Seat, type Format } from './seats.ts'

const sample = JSON.parse(readFileSync(join(import.meta.dirname, '../../shared/sample/budva-session.json'), 'utf8')) as SampleData
const FORMATS: Record<string, Format[]> = { return: ['json', 'docx'], readmission: ['csv', 'md'], 'information-exchange': ['xlsx', 'json'] }
const THEMES = sample.themes.map(({ id }) => id)

/** The day's sessions by what they are for. */
const sessions = sample.agenda.find(({ day }) => day === 2)!.sessions
const collecting = (theme: string) => sessions.filter((session) => session.phase === 'collect' && session.theme === theme)
const sessionOf = (phase: string, theme?: string) => sessions.find((session) => session.phase === phase && session.theme === theme)!.id

let served: Served
let mira: Seat, ana: Seat, ivo: Seat, elena: Seat, olaf: Seat
let all: Seat[], writers: Seat[]

/** Whose card a point of the sample is here. */
const writerOf = (delegation: string): Seat => (['BIH', 'MNE'].includes(delegation) ? ana : ['SRB', 'JCP'].includes(delegation) ? ivo : elena)
const pointsIn = (theme: string, quadrants: readonly string[]) =>
  sample.items.filter((item) => item.theme === theme && quadrants.includes(item.quadrant))
    .map((item) => ({ id: item.id, text: item.text, place: `swot/${theme}/${item.quadrant}`, createdAt: item.created_at, by: writerOf(item.delegation) }))
const clustersIn = (theme: string) => sample.clusters.filter((cluster) => cluster.theme === theme)

async function enter(phase: string): Promise<void> {
  expect(await mira.asks({ type: 'phase.set', id: phase })).toBeNull()
  await Promise.all(all.map((seat) => seat.inPhase(phase)))
}

const hearing = (text: string): string[] => all.filter((seat) => seat.tap.hears(text)).map((seat) => seat.who.name)
/** Nobody but their writers has received these texts. */
function nobodyElseHeard(points: readonly { text: string; by: Seat }[]): void {
  for (const { text, by } of points) expect(hearing(text).filter((name) => name !== by.who.name), text).toEqual([])
}

/** What was refused goes back to its writer and to nobody else, on this day and in what comes after. */
const refused: { text: string; by: Seat }[] = []
async function refusedCard(by: Seat, text: string, place: string): Promise<string> {
  refused.push({ text, by })
  return by.refusedCard(`refused-${refused.length}`, text, place)
}

beforeAll(async () => {
  served = await Served.start()
  const whole = sampleBoard(sample, 'What helps and what hinders?')
  const board = await served.board({ from: { ...whole, cards: [], groups: [], actions: [], results: {} } })
  mira = await Seat.take(served.port, board, { name: 'Mira Moderator', role: 'moderator', delegation: 'HOST', attendance: 'on-site' })
  ana = await Seat.take(served.port, board, { name: 'Ana Anonymous', role: 'participant', delegation: 'BIH', attendance: 'remote' })
  ivo = await Seat.take(served.port, board, { name: 'Ivo Incognito', role: 'participant', delegation: 'SRB', attendance: 'on-site' })
  elena = await Seat.take(served.port, board, { name: 'Elena Unnamed', role: 'participant', delegation: 'MKD', attendance: 'remote' })
  olaf = await Seat.take(served.port, board, { name: 'Olaf Observer', role: 'observer', attendance: 'remote' })
  writers = [ana, ivo, elena]
  all = [mira, ...writers, olaf]
})

afterAll(async () => {
  for (const seat of all) seat.leave()
  await served.stop()
})

describe('the lobby', () => {
  it('PHASE-1 nobody but moderators writes while people arrive', async () => {
    await enter(readPhases(mira.board.doc).find(({ kind }) => kind === 'lobby')!.id)
    expect(await refusedCard(ana, 'written in the lobby', 'swot/return/S')).toBe('PHASE-1')
    await enter(sessionOf('briefing'))
    expect(await refusedCard(ivo, 'written while listening', 'parking')).toBe('PHASE-1')
    nobodyElseHeard(refused)
  })
})

describe.each(THEMES)('%s: silent writing, reveal, clusters', (theme) => {
  const points = () => pointsIn(theme, ['S', 'W', 'O', 'T'])

  it('DRAFT-1 S7 what is written in private reaches nobody else, moderators and observers included', async () => {
    for (const session of collecting(theme)) {
      await enter(session.id)
      const open = pointsIn(theme, session.open_quadrants!)
      for (const writer of writers) await writer.drafts(open.filter(({ by }) => by === writer))
      nobodyElseHeard(open)
      for (const seat of all) {
        await seat.entered()
        expect(seat.room.state!.mine.filter((id) => open.some((point) => point.id === id))).toEqual([])
        expect(readCards(seat.board.doc).filter(({ id }) => open.some((point) => point.id === id))).toEqual([])
      }
    }
    nobodyElseHeard(points())
  })

  it('DRAFT-1 S7 P6 nor by exports, a second connection, typing signals, or what a refusal gives away', async () => {
    // Where the writers are and at which letter: private while the phase is.
    for (const [n, writer] of writers.entries()) {
      const [card] = points().filter(({ by }) => by === writer)
      writer.board.provider.awareness.setLocalState({ at: card!.place, cursor: { card: `typing-${theme}-${n}`, anchor: null, head: null } })
    }
    for (const seat of all) {
      for (const format of FORMATS[theme]!) for (const form of ['full', 'note']) await seat.exports(format, form)
      const response = await fetch(`${seat.tap.origin}/api/boards/${seat.person.boardId}`, { headers: { authorization: `Bearer ${seat.person.token}` } })
      expect(response.status).toBe(200)
    }
    // A card that waits in somebody's draft is answered like one that never was.
    const [secret] = points()
    for (const seat of [mira, ...writers].filter((one) => one !== secret!.by)) {
      const probe = (id: string) => seat.room.command({ type: 'floor.ask', about: `card/${id}` })
      expect(await probe(secret!.id)).toEqual(await probe('never-written'))
    }
    const again = new Client(mira.person, { draft: true })
    await again.synced()
    expect(readCards(again.doc)).toEqual([])
    again.leave()
    nobodyElseHeard(points())
    for (const [n, writer] of writers.entries()) {
      expect(hearing(`typing-${theme}-${n}`).filter((name) => name !== writer.who.name)).toEqual([])
    }
  })

  it('PHASE-1 DRAFT-1 in a private phase nothing is written openly, or in a box that is not open, or grouped', async () => {
    expect(await refusedCard(ana, `openly about ${theme}`, `swot/${theme}/O`)).toBe('PHASE-1')
    const before = ivo.draft.refused.length
    ivo.draft.add(`elsewhere-${theme}`, 'in a box that is not open', { place: `swot/${theme}/S` })
    ivo.draft.add(`grouped-${theme}`, 'in a group', { place: `swot/${theme}/O`, group: 'g' })
    await ivo.draft.until(() => ivo.draft.refused.length >= before + 2)
    expect(ivo.draft.refused.slice(before).map(({ code }) => code).sort()).toEqual(['DRAFT-1', 'PHASE-1'])
    expect([ivo.draft.card(`elsewhere-${theme}`), ivo.draft.card(`grouped-${theme}`)]).toEqual([undefined, undefined])
  })

  it('DRAFT-2 NAME-1 reveal brings all of it to all at once, under nobody\'s name', async () => {
    await enter(sessionOf('clarify', theme))
    nobodyElseHeard(points())
    expect(await ana.asks({ type: 'phase.set', id: sessionOf('cluster', theme) })).toBe('ROLE-2')
    const seen = all.map((seat) => {
      const counts = new Set<number>()
      seat.board.doc.on('update', () => void counts.add(readCards(seat.board.doc).filter(({ place }) => place.startsWith(`swot/${theme}/`)).length))
      return counts
    })
    expect(await mira.asks({ type: 'draft.reveal' })).toBeNull()
    await Promise.all(all.map((seat) => seat.board.until(() => points().every(({ id }) => seat.board.card(id)))))
    // No screen ever had a part of them.
    for (const counts of seen) expect([...counts]).toEqual([points().length])
    for (const { text } of points()) expect(hearing(text)).toEqual(expect.arrayContaining(['Mira Moderator', 'Olaf Observer']))
    const typed = new Set(writers.flatMap((writer) => [writer.board.doc.clientID, writer.draft.doc.clientID]))
    for (const { id, by } of points()) {
      const card = olaf.board.card(id)!
      expect([card.get('author'), card.get('delegation')]).toEqual([null, by.who.delegation])
      expect(typed.has(card._item!.id.client)).toBe(false)
    }
    for (const writer of writers) {
      await writer.listens()
      await writer.draft.until(() => readCards(writer.draft.doc).length === 0)
      const own = points().filter(({ by }) => by === writer).map(({ id }) => id)
      const told = writer.room.events.flatMap((event) => (event.type === 'mine.added' ? event.cards : []))
      expect(told.filter((id) => points().some((point) => point.id === id)).sort()).toEqual(own.sort())
    }
    expect(await mira.asks({ type: 'draft.reveal' })).toBe('DRAFT-2')
  })

  it('DRAFT-2 what comes late is revealed by its author, and by nobody else\'s hand', async () => {
    const id = `late-${theme}`
    await elena.drafts([{ id, text: `Too late for ${theme}`, place: `swot/${theme}/T` }])
    nobodyElseHeard([{ text: `Too late for ${theme}`, by: elena }])
    expect(await ana.asks({ type: 'draft.reveal' })).toBe('DRAFT-2')
    expect(await olaf.asks({ type: 'draft.reveal' })).toBe('ROLE-1')
    nobodyElseHeard([{ text: `Too late for ${theme}`, by: elena }])
    expect(await elena.asks({ type: 'draft.reveal' })).toBeNull()
    await Promise.all(all.map((seat) => seat.board.until(() => seat.board.card(id) !== undefined)))
  })

  it('PHASE-2 moderators group the cards, participants and observers do not', async () => {
    await enter(sessionOf('cluster', theme))
    const clusters = clustersIn(theme)
    const [first] = clusters
    expect(await ana.refusedGroup(`by-ana-${theme}`, `swot/${theme}/${first!.quadrant}`, first!.item_ids)).toBe('PHASE-2')
    for (const { id, title, quadrant, item_ids } of clusters) clusterCards(mira.board.doc, { id, title, place: `swot/${theme}/${quadrant}` }, item_ids, null)
    await mira.board.saved()
    const grouped = (seat: Seat) => clusters.every(({ id, item_ids }) => item_ids.every((card) => seat.board.card(card)?.get('group') === id))
    await Promise.all(all.map((seat) => seat.board.until(() => grouped(seat))))
  })
})

describe('dot voting, results hidden', () => {
  const targetsOf = (theme: string) => clustersIn(theme).map(({ id }) => `group/${id}`)
  const cast = (seat: Seat, target: string, dots: unknown) => seat.asks({ type: 'vote.cast', target, dots })
  const resultsOf = (seat: Seat): Record<string, DotResult> => seat.board.doc.getMap('results').toJSON() as Record<string, DotResult>
  const quadrantOf = (target: string) => sample.clusters.find(({ id }) => target === `group/${id}`)?.quadrant
  const ratingOf = (seat: Seat): RatingResult | undefined =>
    Object.values(seat.board.doc.getMap('results').toJSON() as Record<string, Result>).find((result) => result.kind === 'rating')
  let first: string

  it('VOTE-2 PHASE-5 no vote is opened or cast before its phase', async () => {
    const open = { type: 'vote.open', targets: targetsOf('return'), dots: 3, perTarget: 2, title: 'Return' }
    expect(await mira.asks(open)).toBe('PHASE-5')
    await enter(sessionOf('vote'))
    expect(await cast(ana, targetsOf('return')[0]!, 1)).toBe('VOTE-2')
    expect(await ana.asks(open)).toBe('ROLE-2')
    expect(await mira.asks(open)).toBeNull()
    expect(await mira.asks(open)).toBe('VOTE-4')
    await Promise.all(all.map((seat) => seat.room.event('vote.changed')))
    first = mira.toldOfVote()[0]!.id
    for (const seat of all) seat.toldOfVote()
  })

  it('VOTE-1 VOTE-3 S6 the budget holds for each person and target, and only what is voted on counts', async () => {
    const [a, b, c] = targetsOf('return')
    expect(await cast(ana, a!, 3)).toBe('VOTE-1')
    expect(await cast(ana, a!, -1)).toBe('COMMAND-1')
    expect(await cast(ana, a!, 0.5)).toBe('COMMAND-1')
    expect(await cast(ana, targetsOf('readmission')[0]!, 1)).toBe('VOTE-3')
    expect(await cast(ana, 'group/never-made', 1)).toBe('VOTE-3')
    expect(await cast(olaf, a!, 1)).toBe('ROLE-1')
    expect([await cast(ana, a!, 2), await cast(ana, b!, 1), await cast(ana, c!, 1)]).toEqual([null, null, 'VOTE-1'])
    expect([await cast(ana, b!, 0), await cast(ivo, c!, 2)]).toEqual([null, null])
  })

  it('VOTE-2 S7 a ballot that changes is told to its voter alone: the others receive not one byte', async () => {
    const [a, b] = targetsOf('return')
    const others = all.filter((seat) => seat !== ana)
    for (const seat of all) await seat.listens()
    ana.toldOfVote()
    const before = others.map((seat) => seat.tap.now)
    for (const [target, dots] of [[a, 1], [b, 1], [b, 1], [a, 0], [b, 2]] as const) expect(await cast(ana, target!, dots)).toBeNull()
    expect(ana.toldOfVote().map((vote) => vote?.mine)).toEqual([{ [a!]: 1 }, { [a!]: 1, [b!]: 1 }, { [b!]: 1 }, { [b!]: 2 }])
    for (const [n, seat] of others.entries()) {
      await seat.listens()
      // The answer to its own question and nothing else: a frame's two bytes, then the packet.
      expect(seat.tap.since(before[n]!)).toMatch(/^..43\d+\[\{"ok":false,"refusal":\{"code":"COMMAND-1",[^}]*\}\}\]$/s)
    }
  })

  it('VOTE-2 S7 while it is open, nobody has a ballot but their own, or any sum: not by event, on coming back, or in an export', async () => {
    const [a, , c] = targetsOf('return')
    expect([await cast(elena, a!, 1), await cast(elena, c!, 2)]).toEqual([null, null])
    expect(await cast(mira, c!, 1)).toBeNull()
    const ballots = new Map([[mira, { [c!]: 1 }], [ana, { [targetsOf('return')[1]!]: 2 }], [ivo, { [c!]: 2 }], [elena, { [a!]: 1, [c!]: 2 }], [olaf, {}]])
    for (const seat of all) {
      await seat.listens()
      for (const vote of seat.toldOfVote()) {
        expect(Object.keys(vote!).sort()).toEqual(['dots', 'finished', 'id', 'mine', 'perTarget', 'targets', 'title', 'voters'])
        for (const [target, dots] of Object.entries(vote!.mine)) expect((ballots.get(seat) as Record<string, number>)[target]).toBe(dots)
      }
      expect(resultsOf(seat)).toEqual({})
      expect(JSON.parse(await seat.exports('json'))).toMatchObject({ results: {} })
      expect(await seat.exports('csv')).not.toContain(first)
    }
  })

  it('VOTE-2 VOTE-3 S4 S6 closing tells the sums to all in one step, and takes no ballot afterwards', async () => {
    const [a, b, c] = targetsOf('return')
    expect(await ana.asks({ type: 'vote.close' })).toBe('ROLE-2')
    expect(await mira.asks({ type: 'vote.close' })).toBeNull()
    expect(await mira.asks({ type: 'vote.close' })).toBe('VOTE-2')
    expect(await cast(ana, a!, 1)).toBe('VOTE-2')
    await Promise.all(all.map((seat) => seat.board.until(() => seat.board.doc.getMap('results').has(first))))
    for (const seat of all) {
      await seat.listens()
      const { targets, voters, ...rest } = resultsOf(seat)[first]!
      expect([voters, targets[a!]?.dots, targets[b!]?.dots, targets[c!]?.dots]).toEqual([4, 1, 2, 5])
      expect(targets[c!]).toEqual({ dots: 5, voters: 3, spread: { 1: 1, 2: 2 } })
      // Each part of this room is one or two people: told by part, it would be their ballot.
      expect([rest.byDelegation, rest.byAttendance]).toEqual([undefined, undefined])
      expect(seat.toldOfVote().at(-1)).toBeNull()
    }
  })

  it('VOTE-4 a second vote on the same targets keeps the first', async () => {
    const open = { type: 'vote.open', targets: targetsOf('return'), dots: 3, perTarget: 2, title: 'Return again' }
    expect(await mira.asks(open)).toBeNull()
    expect(await cast(ivo, targetsOf('return')[0]!, 2)).toBeNull()
    expect(await mira.asks({ type: 'vote.close' })).toBeNull()
    await olaf.board.until(() => Object.keys(resultsOf(olaf)).length === 2)
    expect(Object.values(resultsOf(olaf)).map(({ title, voters }) => `${title}: ${voters}`).sort()).toEqual(['Return again: 1', 'Return: 4'])
  })

  it('VOTE-2 VOTE-5 S6 S7 a rating of what matters is as secret: no byte of it reaches anybody else before it is closed', async () => {
    const [a, b] = targetsOf('return').filter((target) => quadrantOf(target) !== 'O' && quadrantOf(target) !== 'T')
    const [o] = targetsOf('return').filter((target) => quadrantOf(target) === 'O' || quadrantOf(target) === 'T')
    const rate = (seat: Seat, target: string, rating: unknown) => seat.asks({ type: 'vote.cast', target, rating })
    expect(await mira.asks({ type: 'vote.open', kind: 'rating', targets: [a, b, o], title: 'What matters' })).toBeNull()
    expect(await rate(olaf, a!, { impact: 3, importance: 3 })).toBe('ROLE-1')
    expect(await rate(ana, a!, { impact: 6, importance: 3 })).toBe('COMMAND-1')
    expect(await rate(ana, a!, { impact: 3, likelihood: 3 })).toBe('VOTE-5')
    expect(await rate(ana, targetsOf('readmission')[0]!, { impact: 3, importance: 3 })).toBe('VOTE-3')
    expect(await cast(ana, a!, 1)).toBe('VOTE-5')
    expect(await rate(ana, a!, { impact: 5, importance: 1 })).toBeNull()
    for (const seat of all) await seat.listens()
    ana.toldOfVote()
    const others = all.filter((seat) => seat !== ana)
    const before = others.map((seat) => seat.tap.now)
    for (const [target, rating] of [[a, { impact: 2, importance: 4 }], [a, { impact: 2, importance: 4 }], [b, { impact: 1, importance: 1 }], [b, null]] as const) {
      expect(await rate(ana, target!, rating)).toBeNull()
    }
    expect(ana.toldOfVote().at(-1)?.mine).toEqual({ [a!]: { impact: 2, importance: 4 } })
    for (const [n, seat] of others.entries()) {
      await seat.listens()
      expect(seat.tap.since(before[n]!)).toMatch(/^..43\d+\[\{"ok":false,"refusal":\{"code":"COMMAND-1",[^}]*\}\}\]$/s)
      await seat.exports('md', 'note')
      expect(await seat.exports('csv')).not.toContain('What matters')
      expect(Object.values(resultsOf(seat)).some(({ title }) => title === 'What matters')).toBe(false)
    }
    expect([await rate(ivo, a!, { impact: 4, importance: 4 }), await rate(ivo, o!, { impact: 1, likelihood: 5 })]).toEqual([null, null])
    expect(await mira.asks({ type: 'vote.close' })).toBeNull()
    expect(await rate(ana, b!, { impact: 1, importance: 1 })).toBe('VOTE-2')
    await Promise.all(all.map((seat) => seat.board.until(() => ratingOf(seat) !== undefined)))
    for (const seat of all) {
      const { voters, targets, ...rest } = ratingOf(seat)!
      expect([voters, targets[a!], targets[b!]!.voters, targets[o!]]).toEqual([
        2, { voters: 2, impact: { mean: 3, median: 3, spread: { 2: 1, 4: 1 } }, importance: { mean: 4, median: 4, spread: { 4: 2 } } },
        0, { voters: 1, impact: { mean: 1, median: 1, spread: { 1: 1 } }, likelihood: { mean: 5, median: 5, spread: { 5: 1 } } },
      ])
      expect([rest.byDelegation, rest.byAttendance]).toEqual([undefined, undefined])
    }
    expect(await olaf.exports('csv')).toContain('What matters')
  })

  it('VOTE-6 ROLE-1 an observer votes where the moderator opens the vote to observers, and does nothing else', async () => {
    const [a] = targetsOf('return')
    expect(await mira.asks({ type: 'vote.open', targets: targetsOf('return'), dots: 3, perTarget: 2, title: 'With guests', observers: true })).toBeNull()
    expect([await cast(olaf, a!, 2), await cast(olaf, a!, 3), await olaf.asks({ type: 'floor.ask' })]).toEqual([null, 'VOTE-1', 'ROLE-1'])
    expect(await mira.asks({ type: 'vote.close' })).toBeNull()
    await ana.board.until(() => Object.values(resultsOf(ana)).some(({ title }) => title === 'With guests'))
    expect(Object.values(resultsOf(ana)).find(({ title }) => title === 'With guests')).toMatchObject({ voters: 1, observers: true })
    expect(await cast(olaf, a!, 1)).toBe('ROLE-1')
  })
})

describe('discussion, reading back, close', () => {
  it('FLOOR-1 NAME-1 one list for room and remote, in turns, and no name on it but for moderators', async () => {
    await enter(sessionOf('discuss'))
    for (const seat of [ana, elena, ivo]) expect(await seat.asks({ type: 'floor.ask', about: 'group/c03' })).toBeNull()
    expect(await ana.asks({ type: 'floor.ask' })).toBe('FLOOR-1')
    expect(await olaf.asks({ type: 'floor.ask' })).toBe('ROLE-1')
    const order: (string | undefined)[] = []
    for (let n = 0; n < 3; n++) {
      expect(await mira.asks({ type: 'floor.next' })).toBeNull()
      const told = mira.room.events.filter((event) => event.type === 'floor.changed').at(-1)!
      order.push(told.floor.find(({ speaking }) => speaking)?.id)
    }
    expect(order).toEqual([ana, ivo, elena].map((seat) => seat.person.participant.id))
    for (const { who: { name } } of writers) expect(hearing(name)).toEqual(expect.arrayContaining(['Mira Moderator']))
    for (const { who: { name } } of writers) expect(hearing(name).filter((other) => other !== name)).toEqual(['Mira Moderator'])
  })

  it('PHASE-1 the parking lot is open while people discuss, the boxes are not', async () => {
    const { stamp } = elena.person.participant
    addCard(elena.board.doc, { id: 'parked', text: 'For another day', place: 'parking', stamp, createdAt: new Date().toISOString() }, null)
    await elena.board.saved()
    await olaf.board.until(() => olaf.board.card('parked') !== undefined)
    expect(await refusedCard(elena, 'in a box after all', 'swot/return/S')).toBe('PHASE-1')
  })

  it('PHASE-3 participants write no actions while the day is read back', async () => {
    await enter(sessionOf('review'))
    const action = (id: string) => ({ id, theme: 'return', title: `An action: ${id}`, links: ['c03'], tows: 'WO' as const })
    refused.push({ text: 'An action: by-ana', by: ana })
    const code = await ana.refusedOnBoard((doc) => addAction(doc, action('by-ana'), null), () => !ana.board.doc.getMap('actions').has('by-ana'))
    expect(code).toBe('PHASE-3')
    addAction(mira.board.doc, action('by-mira'), null)
    await mira.board.saved()
    await Promise.all(all.map((seat) => seat.board.until(() => seat.board.doc.getMap('actions').has('by-mira'))))
  })

  it('BOARD-1 when the day is closed nobody writes, asks or votes', async () => {
    expect(await mira.asks({ type: 'board.close' })).toBeNull()
    expect(await refusedCard(ana, 'after the close', 'parking')).toBe('BOARD-1')
    expect([await ana.asks({ type: 'floor.ask' }), await mira.asks({ type: 'draft.reveal' })]).toEqual(['BOARD-1', 'BOARD-1'])
  })

  it('NAME-1 S7 in the bytes of the whole day there is no name but for moderators, and no token but one\'s own', async () => {
    for (const seat of all) {
      await seat.exports('docx')
      await seat.exports('json')
    }
    for (const { who, person } of all) {
      expect(hearing(who.name).filter((name) => name !== who.name && name !== 'Mira Moderator'), who.name).toEqual([])
      expect(hearing(person.token)).toEqual([who.name])
    }
    nobodyElseHeard(refused)
    expect(served.logs.some((line) => sample.items.some(({ text }) => line.includes(text)))).toBe(false)
  })
})
