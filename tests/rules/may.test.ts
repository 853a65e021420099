/** Each rule as a table: the same function takes a control away in the browser and refuses on the server. */
import { describe, expect, it } from 'vitest'
import { OPEN_PHASE, PRIORITIES, TOWS, type Attribution, type Phase, type Stamp } from '../../shared/board/keys.ts'
import { LIMITS } from '../../shared/board/limits.ts'
import { enteredFor, isEntered, stampOf, type Actor } from '../../shared/rules/actor.ts'
import type { Change, Fields } from '../../shared/rules/change.ts'
import { may } from '../../shared/rules/may.ts'
import type { RuleState } from '../../shared/rules/state.ts'

interface Setting {
  closed?: boolean
  attribution?: Attribution
  phase?: Partial<Phase>
  locks?: string[]
  count?: number
  draft?: boolean
  maxCardText?: number
}

function stateOf({ closed = false, attribution = 'delegation', phase = {}, locks = [], count = 1, draft = false, maxCardText = 280 }: Setting): RuleState {
  return {
    closed, attribution, maxCardText, draft,
    phase: { ...OPEN_PHASE, ...phase },
    isLocked: (path) => locks.includes(path),
    hasTheme: (id) => id === 'return',
    count: () => count,
  }
}

const participant: Actor = { id: 'p1', role: 'participant', delegation: 'MNE', attendance: 'remote' }
const moderator: Actor = { ...participant, id: 'm1', role: 'moderator' }
const rapporteur: Actor = { ...participant, id: 'r1', role: 'rapporteur' }
const observer: Actor = { ...participant, id: 'o1', role: 'observer' }

const S = 'swot/return/S'
const W = 'swot/return/W'
const CARD: Fields = { place: S, order: 'a0', author: null, delegation: 'MNE', attendance: 'remote', createdAt: '2021-12-14T10:00:00Z' }
const GROUP: Fields = { place: S, order: 'a0' }
const ACTION: Fields = { theme: 'return', order: 'a0', status: 'proposed' }

const create = (after: Fields = CARD, text: string | null = 'text', id = 'c1'): Change => ({ op: 'create', root: 'cards', id, after, text })
const createGroup: Extract<Change, { op: 'create' }> = { op: 'create', root: 'groups', id: 'g1', after: GROUP, text: 'title' }
const createAction: Extract<Change, { op: 'create' }> = { op: 'create', root: 'actions', id: 'a1', after: ACTION, text: 'title' }
const set = (next: Fields, before: Fields = CARD): Change => ({
  op: 'fields', root: 'cards', id: 'c1', before, after: { ...before, ...next }, keys: Object.keys(next),
})
const setAction = (next: Fields): Change => ({ op: 'fields', root: 'actions', id: 'a1', before: ACTION, after: { ...ACTION, ...next }, keys: Object.keys(next) })
const write = (fields: Fields = CARD, more: { inserted?: string; lengthBefore?: number; lengthAfter?: number } = {}): Change => ({
  op: 'text', root: 'cards', id: 'c1', fields, inserted: 'x', lengthBefore: 4, lengthAfter: 5, ...more,
})

type Row = [what: string, actor: Actor, setting: Setting, change: Change, code: string | null]

function table(rule: string, rows: Row[]): void {
  describe(rule, () => {
    it.each(rows)(`${rule} %s`, (_, actor, setting, change, code) => {
      expect(may(actor, stateOf(setting), change)?.code ?? null).toBe(code)
    })
  })
}

table('ROLE-1', [
  ['an observer writes no card', observer, {}, create(), 'ROLE-1'],
  ['an observer changes no field', observer, {}, set({ trashed: true }), 'ROLE-1'],
  ['an observer types nowhere', observer, {}, write(), 'ROLE-1'],
  ['a participant writes', participant, {}, create(), null],
])

table('BOARD-1', [
  ['nobody writes on a closed board', participant, { closed: true }, write(), 'BOARD-1'],
  ['moderators neither', moderator, { closed: true }, set({ trashed: true }), 'BOARD-1'],
])

table('LOCK-1', [
  ['text of a locked card', participant, { locks: ['card/c1'] }, write(), 'LOCK-1'],
  ['text in a locked box', participant, { locks: [S] }, write(), 'LOCK-1'],
  ['text in a locked theme', participant, { locks: ['swot/return'] }, write(), 'LOCK-1'],
  ['text on a locked board', participant, { locks: [''] }, write(), 'LOCK-1'],
  ['text in a locked group', participant, { locks: ['group/g1'] }, write({ ...CARD, group: 'g1' }), 'LOCK-1'],
  ['text beside a lock', participant, { locks: [W, 'card/c2', 'swot/return/SX'] }, write(), null],
  ['a new card in a locked box', participant, { locks: [S] }, create(), 'LOCK-1'],
  ['a new card in a locked group', participant, { locks: ['group/g1'], phase: { cluster: 'all' } }, create({ ...CARD, group: 'g1' }), 'LOCK-1'],
  ['a new card under the id of one that is locked', participant, { locks: ['card/c1'] }, create(), 'LOCK-1'],
  ['a new action in a locked list', participant, { locks: ['actions/return'] }, createAction, 'LOCK-1'],
  ['the bin of a locked card', participant, { locks: ['card/c1'] }, set({ trashed: true }), 'LOCK-1'],
  ['a move out of a locked box', participant, { locks: [S] }, set({ place: W }), 'LOCK-1'],
  ['a locked action', participant, { locks: ['action/a1'] }, setAction({ owner: 'x' }), 'LOCK-1'],
  ['a locked action list', participant, { locks: ['actions/return'] }, setAction({ owner: 'x' }), 'LOCK-1'],
  ['a moderator, whatever is locked', moderator, { locks: ['', S, 'card/c1'] }, write(), null],
  ['a rapporteur is no moderator', rapporteur, { locks: ['card/c1'] }, write(), 'LOCK-1'],
])

table('LOCK-2', [
  ['a move into a locked box', participant, { locks: [W] }, set({ place: W }), 'LOCK-2'],
  ['a card into a locked group', participant, { locks: ['group/g1'], phase: { cluster: 'all' } }, set({ group: 'g1' }), 'LOCK-2'],
  ['a moderator moves it there', moderator, { locks: [W] }, set({ place: W }), null],
])

table('PHASE-1', [
  ['no cards now', participant, { phase: { write: 'none' } }, create(), 'PHASE-1'],
  ['no text now', participant, { phase: { write: 'none' } }, write(), 'PHASE-1'],
  ['no moves now', participant, { phase: { write: 'none' } }, set({ order: 'a1' }), 'PHASE-1'],
  ['private writing is not writing on the board', participant, { phase: { write: 'private' } }, create(), 'PHASE-1'],
  ['open here', participant, { phase: { places: [S] } }, create(), null],
  ['not open there', participant, { phase: { places: [W] } }, create(), 'PHASE-1'],
  ['a prefix opens what is below it', participant, { phase: { places: ['swot/return'] } }, write(), null],
  ['a move between open and closed places', participant, { phase: { places: [S] } }, set({ place: W }), 'PHASE-1'],
  ['moderators are bound by no phase', moderator, { phase: { write: 'none' } }, create(), null],
  ['a private phase says where, too', participant, { draft: true, phase: { write: 'private', places: [W] } }, create(), 'PHASE-1'],
  ['a draft stands where the private phase says', participant, { draft: true, phase: { write: 'private', places: [S] } }, create(), null],
  ['a draft is not moved elsewhere', participant, { draft: true, phase: { write: 'private', places: [S] } }, set({ place: W }), 'PHASE-1'],
  ['a draft of an earlier phase is still its author\'s', participant, { draft: true, phase: { write: 'private', places: [W] } }, write(), null],
  ['moderators draft anywhere', moderator, { draft: true, phase: { write: 'private', places: [W] } }, create(), null],
  ['a draft is written in any phase', participant, { draft: true, phase: { write: 'none' } }, create(), null],
])

table('PHASE-2', [
  ['a group made by a participant', participant, {}, createGroup, 'PHASE-2'],
  ['a card put into a group', participant, {}, set({ group: 'g1' }), 'PHASE-2'],
  ['where all may', participant, { phase: { cluster: 'all' } }, createGroup, null],
  ['clustering needs no writing', participant, { phase: { cluster: 'all', write: 'none' } }, set({ group: 'g1', place: W, order: 'a1' }), null],
  ['but it is no cover for other changes', participant, { phase: { cluster: 'all', write: 'none' } }, set({ group: 'g1', evidence: 'x' }), 'PHASE-1'],
  ['a moderator', moderator, {}, createGroup, null],
])

table('PHASE-3', [
  ['where only the record is kept', participant, { phase: { actions: 'rapporteurs' } }, createAction, 'PHASE-3'],
  ['by the rapporteur', rapporteur, { phase: { actions: 'rapporteurs' } }, createAction, null],
  ['where all may, while no cards are taken', participant, { phase: { write: 'none' } }, createAction, null],
])

table('ROLE-3', [
  ['the author of another', participant, { attribution: 'named' }, create({ ...CARD, author: 'p2' }), 'ROLE-3'],
  ['oneself', participant, { attribution: 'named' }, create({ ...CARD, author: 'p1' }), null],
  ['a name where names are not shown', participant, {}, create({ ...CARD, author: 'p1' }), 'ROLE-3'],
  ['a delegation where nothing is shown', participant, { attribution: 'none' }, create(), 'ROLE-3'],
  ['nothing where nothing is shown', participant, { attribution: 'none' }, create({ ...CARD, delegation: null, attendance: null }), null],
  ['another delegation', participant, {}, create({ ...CARD, delegation: 'SRB' }), 'ROLE-3'],
])

table('CARD-1', (['author', 'delegation', 'attendance', 'createdAt'] as const).map((key): Row => {
  const value = { author: 'p9', delegation: 'SRB', attendance: 'on-site', createdAt: '2022-01-01T00:00:00Z' }[key]
  return [`${key} never changes, not by a moderator`, moderator, {}, set({ [key]: value }), 'CARD-1']
}))

table('CARD-2', [
  ['no text into what lies in the bin', participant, {}, write({ ...CARD, trashed: true }), 'CARD-2'],
  ['taking it out', participant, {}, set({ trashed: undefined }, { ...CARD, trashed: true }), null],
])

table('SHAPE-1', [
  ['no place', participant, {}, create({ ...CARD, place: undefined }), 'SHAPE-1'],
  ['a place that is none', participant, {}, create({ ...CARD, place: 'swot/return/X' }), 'SHAPE-1'],
  ['an area of practices that no session begins with', participant, {}, create({ ...CARD, place: 'practices/visa-policy' }), null],
  ['an area that is no id', participant, {}, create({ ...CARD, place: 'practices/visa policy' }), 'SHAPE-1'],
  ['no text', participant, {}, create(CARD, null), 'SHAPE-1'],
  ['an empty text', participant, {}, create(CARD, ''), null],
  ['an unknown field', participant, {}, create({ ...CARD, colour: 'red' }), 'SHAPE-1'],
  ['a field of every object', participant, {}, set({ hasOwnProperty: 1 }), 'SHAPE-1'],
  ['an id that is none', participant, {}, create(CARD, 'text', 'a/b'), 'SHAPE-1'],
  ['a time that is none', participant, {}, create({ ...CARD, createdAt: 'yesterday' }), 'SHAPE-1'],
  ['a time on a day that is none', participant, {}, create({ ...CARD, createdAt: '2022-02-30T10:00:00Z' }), 'SHAPE-1'],
  ['a due day that is none', participant, {}, setAction({ due: '2022-02-31' }), 'SHAPE-1'],
  ['a due day of a year that has none', participant, {}, setAction({ due: '2023-02-29' }), 'SHAPE-1'],
  ['a due day of a century that has none', participant, {}, setAction({ due: '2100-02-29' }), 'SHAPE-1'],
  ['a due day of a century that has one', participant, {}, setAction({ due: '2000-02-29' }), null],
  ['a due day in no month', participant, {}, setAction({ due: '2022-13-01' }), 'SHAPE-1'],
  ['a due day that is the first of none', participant, {}, setAction({ due: '2022-04-00' }), 'SHAPE-1'],
  ['a due day, and one of a leap year', participant, {}, setAction({ due: '2024-02-29' }), null],
  ['a required field taken away', participant, {}, set({ order: undefined }), 'SHAPE-1'],
  ['an optional field taken away', participant, {}, set({ evidence: undefined }, { ...CARD, evidence: 'x' }), null],
  ['other edits of a card with a field that is none any more', participant, {}, set({ order: 'a1' }, { ...CARD, colour: 'red' }), null],
  ['a control character typed', participant, {}, write(CARD, { inserted: 'a\u0000' }), 'SHAPE-1'],
  ['a control character in a new card', participant, {}, create(CARD, 'a\u001bb'), 'SHAPE-1'],
  ['a control character in a field', participant, {}, set({ evidence: 'a\u0007' }), 'SHAPE-1'],
  ['line breaks, tabs and direction marks', participant, {}, write(CARD, { inserted: '\n\t\u202e' }), null],
  ['a due date', participant, {}, setAction({ due: '2022-06-30' }), null],
  ['a quarter', participant, {}, setAction({ due: '2022-Q2' }), null],
  ['a day that does not exist', participant, {}, setAction({ due: '2022-13-45' }), 'SHAPE-1'],
  ['links that are no ids', participant, {}, setAction({ links: ['../x'] }), 'SHAPE-1'],
  ['too many links', participant, {}, setAction({ links: Array.from({ length: LIMITS.links + 1 }, () => 'c') }), 'SHAPE-1'],
])

/** By field: what it may just hold, and what it may not. */
const VALUES: [field: string, make: (next: Fields) => Change, good: unknown[], bad: unknown[]][] = [
  ['place', set, [S, 'parking', 'priorities', 'measures/x'], ['', 'swot', 'parking/x', 7]],
  ['order', set, ['a0', 'Zz9', 'z'.repeat(256)], ['', 'a-0', 'z'.repeat(257), 1]],
  ['trashed', set, [true, false], ['true', 1, null]],
  ['lang', set, ['de', 'sr-Latn', 'zh-Hant-TW-x'], ['d', 'de_AT', '', 'de-', 7]],
  ['evidence', set, ['', '🤝'.repeat(LIMITS.evidence)], ['x'.repeat(LIMITS.evidence + 1), 7, ['x']]],
  ['theme', setAction, ['return'], ['re/turn', '', null]],
  ['status', setAction, ['proposed', 'agreed', 'in-progress', 'done', 'dropped'], ['', 'Proposed', true]],
  ['institution', setAction, ['🤝'.repeat(LIMITS.field)], ['x'.repeat(LIMITS.field + 1), 7]],
  ['owner', setAction, ['🤝'.repeat(LIMITS.name)], ['x'.repeat(LIMITS.name + 1), null]],
  ['country', setAction, ['🤝'.repeat(LIMITS.name)], ['x'.repeat(LIMITS.name + 1), {}]],
  ['priority', setAction, [...PRIORITIES], ['urgent', 3]],
  ['tows', setAction, [...TOWS], ['SS', 'so']],
  ['links', setAction, [[], ['c1', 'g_2'], Array.from({ length: LIMITS.links }, () => 'c')], ['c1', [7], ['__proto__']]],
  ['trashed', setAction, [true, false], ['', 0]],
]

describe('SHAPE-1 by field', () => {
  it.each(VALUES)('SHAPE-1 what %s may hold, and what it may not', (field, make, good, bad) => {
    const verdict = (value: unknown) => may(participant, stateOf({}), make({ [field]: value }))?.code ?? null
    for (const value of good) expect(verdict(value), JSON.stringify(value).slice(0, 40)).toBeNull()
    for (const value of bad) expect(verdict(value), JSON.stringify(value).slice(0, 40)).toBe('SHAPE-1')
  })

  it('SHAPE-1 a card is put into a group by its id, and by nothing else', () => {
    const verdict = (group: unknown) => may(moderator, stateOf({}), set({ group }))?.code ?? null
    expect(['g1', 'g/1', '', 7, null].map(verdict)).toEqual([null, 'SHAPE-1', 'SHAPE-1', 'SHAPE-1', 'SHAPE-1'])
  })
})

describe('ROLE-4', () => {
  it.each<[string, Stamp, boolean]>([
    ['entered for a delegation', enteredFor('MNE', 'delegation'), true],
    ['entered where nothing of writers is shown', enteredFor('MNE', 'none'), false],
    ['written by somebody of it', stampOf(participant, 'delegation'), false],
    ['written by a name', stampOf(participant, 'named'), false],
    ['written by nobody that is told', stampOf(participant, 'none'), false],
  ])('ROLE-4 whether a card was entered is told by its stamp: %s', (_, stamp, entered) => {
    expect(isEntered(stamp)).toBe(entered)
  })
})

table('SHAPE-2', [
  ['a card in a theme that does not exist', participant, {}, create({ ...CARD, place: 'swot/nowhere/S' }), 'SHAPE-2'],
  ['a move there', participant, {}, set({ place: 'swot/nowhere/S' }), 'SHAPE-2'],
  ['an action there', participant, {}, setAction({ theme: 'nowhere' }), 'SHAPE-2'],
  ['other edits of a card whose theme was removed', participant, {}, set({ order: 'a1' }, { ...CARD, place: 'swot/nowhere/S' }), null],
])

table('LIMIT-1', [
  ['a new card too long', participant, {}, create(CARD, 'x'.repeat(281)), 'LIMIT-1'],
  ['counted in code points', participant, {}, create(CARD, '🤝'.repeat(280)), null],
  ['growing beyond', participant, {}, write(CARD, { lengthBefore: 280, lengthAfter: 281 }), 'LIMIT-1'],
  ['shrinking towards it', participant, {}, write(CARD, { lengthBefore: 400, lengthAfter: 390 }), null],
  ['a word for another of its length in what is too long', participant, {}, write(CARD, { lengthBefore: 400, lengthAfter: 400 }), null],
  ['the title of a group is as long as titles are, whatever cards may hold', moderator, { maxCardText: 2_000 }, { ...createGroup, text: 'x'.repeat(LIMITS.title + 1) }, 'LIMIT-1'],
  ['and of an action', participant, { maxCardText: 2_000 }, { ...createAction, text: 'x'.repeat(LIMITS.title + 1) }, 'LIMIT-1'],
  ['where cards hold less, too', participant, { maxCardText: 20 }, { ...createAction, text: 'x'.repeat(LIMITS.title) }, null],
  ["the board's own limit", participant, { maxCardText: 20 }, create(CARD, 'x'.repeat(21)), 'LIMIT-1'],
  ['moderators too', moderator, {}, create(CARD, 'x'.repeat(281)), 'LIMIT-1'],
])

table('LIMIT-2', [
  ['the last one fits', participant, { count: LIMITS.cards }, create(), null],
  ['one more does not', participant, { count: LIMITS.cards + 1 }, create(), 'LIMIT-2'],
  ['groups', moderator, { count: LIMITS.groups + 1 }, createGroup, 'LIMIT-2'],
  ['actions', participant, { count: LIMITS.actions + 1 }, createAction, 'LIMIT-2'],
  ['what is there may be changed where there are too many', participant, { count: LIMITS.cards + 1 }, set({ order: 'a1' }), null],
  ['a draft holds fewer', participant, { draft: true, count: LIMITS.draftCards + 1 }, create(), 'LIMIT-2'],
])

table('DRAFT-1', [
  ['no groups in a draft', participant, { draft: true }, createGroup, 'DRAFT-1'],
  ['no actions in a draft', participant, { draft: true }, createAction, 'DRAFT-1'],
  ['no card of a group in a draft', participant, { draft: true }, set({ group: 'g1' }), 'DRAFT-1'],
  ['moderators too', moderator, { draft: true }, createGroup, 'DRAFT-1'],
  ['locks of the board do not reach a draft', participant, { draft: true, locks: [''] }, create(), null],
])
