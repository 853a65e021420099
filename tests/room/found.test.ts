import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fromArchive, toArchive, type Archive } from '../../shared/board/archive.ts'
import { clusterCards, setTrashed } from '../../shared/board/edits.ts'
import { foundBoard } from '../../shared/board/found.ts'
import { currentPhase, readActions, readBoard, readCards, readContent, readDelegations, readGroups, readLocks, readPhases, readThemes, shownGroup } from '../../shared/board/read.ts'
import { slug } from '../../shared/board/slug.ts'
import type { Result } from '../../shared/board/tally.ts'
import { createBoard, type CreateBoard } from '../../shared/protocol/http.ts'
import { readArchive } from '../../shared/rules/archive.ts'
import sample from '../../shared/sample/budva-session.json' with { type: 'json' }
import { planBoard } from '../../server/room/founding.ts'
import { CLOSE } from '../../shared/protocol/frames.ts'
import { PaperRoom } from '../support/paperRoom.ts'
import { heldBoard, HeldStore, cards, write } from './heldRoom.ts'

function found(input: CreateBoard): Y.Doc {
  const plan = planBoard(createBoard.parse(input))
  if ('problem' in plan) throw new Error(`${plan.problem} ${plan.detail}`)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, plan.update)
  return doc
}

it('ROLE-3 Y4 nobody writes on under the id its first content was written under: all of that would count as theirs', async () => {
  const { rooms, room, person } = await heldBoard(new HeldStore())
  const [founder] = [...room.doc.store.clients.keys()]
  const writer = await person()
  writer.aware(founder!, { at: '' })
  writer.doc.clientID = founder!
  write(writer, 'forged')
  await writer.settled()
  expect(writer.closed).toBe(CLOSE.forbidden)
  expect(cards(room)).toEqual([])
  await rooms.stop()
})

/** As it leaves the server and comes back. */
const throughJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>

describe('a new board', () => {
  it('SHAPE-2 with a title alone it has the three themes, and people can work at once', () => {
    const doc = found({ title: 'T' })
    expect(readThemes(doc).map(({ id }) => id)).toEqual(['return', 'readmission', 'information-exchange'])
    expect(readBoard(doc)).toMatchObject({ attribution: 'delegation', phase: 'open', closed: false })
    expect(readBoard(doc).question).not.toBe('')
    expect(currentPhase(doc)).toMatchObject({ write: 'open', cluster: 'moderators', actions: 'all' })
    expect(readPhases(doc).map(({ id }) => id)).toEqual(['open', 'lobby', 'collect', 'clarify', 'cluster', 'vote', 'discuss', 'actions', 'review', 'close'])
    expect(readPhases(doc).filter(({ write }) => write === 'private').map(({ id }) => id)).toEqual(['collect'])
  })

  it('SHAPE-2 ids are spelled from titles of any alphabet, and never twice the same', () => {
    const doc = found({
      title: 'T', themes: ['Враќање', 'Povratak i čuvanje', 'Rückkehr', 'Rückkehr!', '!!!', { id: 'own', title: 'Own' }],
      delegations: ['Северна Македонија', 'Србија / Srbija', 'Đakovica'],
    })
    const ids = readThemes(doc).map(({ id }) => id)
    expect(ids.slice(0, 4)).toEqual(['vrakjanje', 'povratak-i-cuvanje', 'ruckkehr', 'ruckkehr-2'])
    expect(ids[4]).toMatch(/^[A-Za-z0-9_-]+$/)
    expect(ids[5]).toBe('own')
    expect(readDelegations(doc).map(({ id, name }) => [id, name])).toEqual([
      ['severna-makedonija', 'Северна Македонија'], ['srbija-srbija', 'Србија / Srbija'], ['djakovica', 'Đakovica'],
    ])
    expect(slug('  Ćevapi & Đuveč  ')).toBe('cevapi-djuvec')
  })

  it('PHASE-1 phases that are given are the agenda, and the first of them is on', () => {
    const doc = found({ title: 'T', phases: [{ name: 'Silent', write: 'private', places: ['swot'] }, { name: 'Talk', write: 'none' }] })
    expect(currentPhase(doc)).toMatchObject({ id: 'silent', write: 'private', cluster: 'moderators' })
    expect(readPhases(doc)).toHaveLength(2)
  })

  it('SHAPE-1 one id for two things is a bad request', () => {
    expect(planBoard({ themes: [{ id: 'a', title: 'A' }, { id: 'a', title: 'B' }] })).toMatchObject({ problem: 'bad-request' })
    expect(foundBoard({ delegations: [{ id: 'a', name: 'A' }, { id: 'a', name: 'B' }] }, () => 'x')).toBeNull()
  })
})

describe('the sample session', () => {
  const doc = found({ from: 'sample' })

  it('SHAPE-1 has every card, group and action of the data, worded as there', () => {
    const cards = new Map(readCards(doc).map((card) => [card.id, card]))
    for (const item of sample.items) {
      expect(cards.get(item.id)).toMatchObject({
        place: `swot/${item.theme}/${item.quadrant}`, text: item.text, lang: item.lang, author: null,
        delegation: item.delegation, attendance: item.attendance, createdAt: item.created_at,
      })
    }
    expect([...cards.values()].filter(({ place }) => place.startsWith('swot/'))).toHaveLength(110)
    const groups = new Map(readGroups(doc).map((group) => [group.id, group]))
    expect(groups.size).toBe(24)
    for (const cluster of sample.clusters) {
      expect(groups.get(cluster.id)).toMatchObject({ title: cluster.title, place: `swot/${cluster.theme}/${cluster.quadrant}` })
      const inside = [...cards.values()].filter((card) => shownGroup(card, groups)?.id === cluster.id).map(({ id }) => id)
      expect(inside.sort()).toEqual([...cluster.item_ids].sort())
    }
    const actions = readActions(doc)
    expect(actions).toHaveLength(31)
    for (const action of sample.actions) {
      expect(actions.find(({ id }) => id === action.id)).toMatchObject({
        title: action.title, theme: action.theme, due: action.due.value, priority: action.priority, status: action.status, tows: action.tows,
        institution: action.responsible_institution, links: [...action.linked_item_ids, ...action.linked_cluster_ids],
      })
    }
  })

  it('SHAPE-1 has registers, parking lot, delegations as named, and the agenda of three days', () => {
    const standing = (prefix: string) => readCards(doc).filter(({ place }) => place.startsWith(prefix)).length
    expect(['practices/', 'measures/', 'priorities', 'parking'].map(standing)).toEqual([15, 12, 6, 5])
    expect(readDelegations(doc).map(({ name }) => name)).toEqual(sample.delegations.map(({ name }) => name))
    const agenda: { sessions: { title: string; start: string }[] }[] = sample.agenda
    const sessions = agenda.flatMap(({ sessions: list }) => list)
    expect(readPhases(doc).slice(1).map(({ name, start }) => [name, start])).toEqual(sessions.map(({ title, start }) => [title, start]))
    expect(new Set(readPhases(doc).map(({ day }) => day))).toEqual(new Set([undefined, 1, 2, 3]))
    expect(readPhases(doc).find(({ id }) => id === 'd2s2')).toMatchObject({
      write: 'private', places: ['swot/return/S', 'swot/return/W'], minutes: 12,
    })
    expect(currentPhase(doc).write).toBe('open')
  })

  it('VOTE-2 the votes stand as sums that agree with the data, and no seat is among them', () => {
    const results = doc.getMap('results').toJSON() as Record<string, Result>
    const dots = Object.values(results).flatMap(({ targets }) => Object.entries(targets).map(([path, { dots: sum }]) => [path, sum] as const))
    expect(dots.reduce((sum, [, n]) => sum + n, 0)).toBe(312)
    const totals = sample.evaluation.vote_totals as Record<string, number>
    for (const [cluster, sum] of Object.entries(totals)) expect(new Map(dots).get(`group/${cluster}`), cluster).toBe(sum)
    const json = JSON.stringify(results)
    for (const { id } of sample.seats) expect(json).not.toContain(id)
  })

  it('SHAPE-1 every field of it is one that a stranger could have sent', () => {
    expect(readArchive(throughJson(toArchive(doc, () => null)))).toHaveProperty('archive')
  })
})

/** Sets what stands at a path like `cards.0.place`; undefined takes it away. */
function spoil(archive: unknown, path: string, value: unknown): void {
  const keys = path.split('.')
  const last = keys.pop()!
  const holder = keys.reduce((held, key) => held[key] as Record<string, unknown>, archive as Record<string, unknown>)
  if (value === undefined) delete holder[last]
  else holder[last] = value
}

const SCALE = { mean: 3, median: 3, spread: { 3: 1 } }
const RATED = {
  kind: 'rating', title: 'Rated', at: '2021-12-21T14:30:00Z', voters: 3, observers: true,
  targets: { 'card/c': { voters: 1, impact: SCALE, importance: SCALE }, 'group/g': { voters: 0, impact: { mean: null, median: null, spread: {} }, likelihood: SCALE } },
  byDelegation: { D: { 'card/c': { voters: 3, impact: 3.33, importance: 3 } }, '': { 'group/g': { voters: 4, impact: 1, likelihood: 5 } } },
}

describe('a board from an export', () => {
  it('VOTE-4 keeps the results of ratings beside those of dots', () => {
    const archive = throughJson(toArchive(found({ from: 'sample' }), () => null))
    spoil(archive, 'results.v9', RATED)
    const results = found({ from: archive }).getMap('results')
    expect([results.get('v9'), results.get('v1')]).toEqual([RATED, expect.objectContaining({ dots: 3 })])
    const { byDelegation: _parts, ...totals } = RATED
    expect(found({ from: archive, attribution: 'none' }).getMap('results').get('v9')).toEqual(totals)
  })

  it('SAVE-2 comes back with equal content', () => {
    const doc = found({ from: 'sample' })
    const again = found({ from: throughJson(toArchive(doc, () => null)) })
    expect(readContent(again)).toEqual(readContent(doc))
  })

  it('SAVE-2 a lock comes back with the delegation that set it, where the board shows delegations', () => {
    for (const attribution of ['named', 'delegation', 'none'] as const) {
      const room = new PaperRoom({ attribution, delegations: [{ id: 'd', name: 'D' }] })
      room.send({ type: 'lock.set', path: 'parking', locked: true }, room.member('Mira', 'moderator', { delegation: 'd' }))
      const { archive } = readArchive(throughJson(toArchive(room.board, () => null))) as { archive: Archive }
      expect(readLocks(fromArchive(archive)).get('parking')?.by).toBe(attribution === 'delegation' ? 'd' : null)
    }
  })

  it('CARD-3 what lies in the bin stays out, and nothing points to it', () => {
    const room = new PaperRoom()
    const mod = room.member('Mira', 'moderator')
    for (const id of ['c1', 'c2']) room.write(mod, id)
    clusterCards(room.board, { id: 'g', place: 'swot/return/S', title: 'G' }, ['c1'], null)
    setTrashed(room.board, 'cards', 'c2', true, null)
    setTrashed(room.board, 'groups', 'g', true, null)
    const archive = toArchive(room.board, () => null)
    expect(archive.cards.map(({ id, group }) => [id, group])).toEqual([['c1', undefined]])
    expect(archive.groups).toEqual([])
    expect(readArchive(throughJson(archive))).toHaveProperty('archive')
  })

  it('NAME-1 X5 an export names writers on a named board only, and a new board takes no names over', () => {
    for (const attribution of ['named', 'delegation', 'none'] as const) {
      const room = new PaperRoom({ attribution })
      room.write(room.member('Ana', 'participant', { delegation: 'D' }), 'c1')
      const archive = toArchive(room.board, (id) => room.facts.people.get(id)?.name ?? null)
      expect(archive.cards[0]!.author).toBe(attribution === 'named' ? 'Ana' : null)
      const again = fromArchive(archive)
      expect(readCards(again)[0]!.author).toBeNull()
      expect(readCards(again)[0]!.delegation).toBe(attribution === 'none' ? null : 'D')
    }
  })

  it('NAME-1 a stricter attribution can be asked for, a looser one is not given', () => {
    const archive = throughJson(toArchive(found({ from: 'sample' }), () => null))
    expect(readBoard(found({ from: archive, attribution: 'named' })).attribution).toBe('delegation')
    const none = found({ from: archive, attribution: 'none', title: 'Anew' })
    expect(readBoard(none)).toMatchObject({ attribution: 'none', title: 'Anew' })
    expect(new Set(readCards(none).map(({ delegation }) => delegation))).toEqual(new Set([null]))
    expect(Object.values(none.getMap('results').toJSON() as Record<string, Result>).every((result) => !result.byDelegation)).toBe(true)
  })

  it.each([
    ['format', 'other'],
    ['cards.0.place', 'swot/return/X'],
    ['cards.0.place', 'swot/nowhere/S'],
    ['cards.0.text', 'x'.repeat(2_001)],
    ['cards.0.text', 'bell \u0007'],
    ['cards.0.text', '\ud800'],
    ['cards.0.createdAt', undefined],
    ['cards.0.extra', 1],
    ['cards.0.group', 'nowhere'],
    ['cards.0.id', '__proto__'],
    ['actions.0.theme', 'nowhere'],
    ['actions.0.due', 'soon'],
    ['groups.0.order', ''],
    ['board.phase', 'nowhere'],
    ['phases.1.id', 'open'],
    ['phases.0.places', [7]],
    ['locks', [{ path: 'nowhere', at: '2021-12-20T14:30:00Z' }]],
    ['results.v1.targets', { 'card/c': { dots: -1, voters: 0, spread: {} } }],
    ['results.v1', { ...RATED, voters: -1 }],
    ['results.v1', { ...RATED, dots: 3 }],
    ['results.v1', { ...RATED, targets: { 'card/c': { voters: 1, impact: SCALE } } }],
    ['results.v1', { ...RATED, targets: { 'card/c': { voters: 1, impact: SCALE, importance: SCALE, likelihood: SCALE } } }],
    ['results.v1', { ...RATED, targets: { 'card/c': { voters: 1, impact: { ...SCALE, mean: 6 }, importance: SCALE } } }],
    ['results.v1', { ...RATED, targets: { 'card/c': { voters: 1, impact: { ...SCALE, spread: { 6: 1 } }, importance: SCALE } } }],
    ['results.v1', { ...RATED, byDelegation: { D: { 'card/c': { voters: 2, impact: 3, importance: 3 } } } }],
  ])('SHAPE-1 H7 a file with %s = %j is a bad request that says where', (where, value) => {
    const archive = throughJson(toArchive(found({ from: 'sample' }), () => null))
    spoil(archive, where, value)
    const answer = planBoard({ from: archive })
    expect(answer).toMatchObject({ problem: 'bad-request' })
    expect((answer as { detail: string }).detail).toMatch(new RegExp(`^Not valid: from\\.${where}`))
  })

  it('H7 any JSON at all is answered, never thrown at', () => {
    for (const from of [{}, { format: 'plenum-board/1' }, JSON.parse('{"__proto__": {"x": 1}}') as Record<string, unknown>]) {
      expect(planBoard({ from })).toMatchObject({ problem: 'bad-request' })
    }
    expect(planBoard({ from: 'sample', themes: ['X'] })).toEqual({ problem: 'bad-request', detail: 'A board that is copied brings its own themes.' })
  })
})
