/** The sample session as a board: its cards, groups, actions, registers, agenda and votes, worded as in the shipped data. */
import { ARCHIVE_FORMAT, type Archive, type ArchivedAction, type ArchivedCard } from './archive.ts'
import type { Attendance, Phase, PhaseKind } from './keys.ts'
import { keyBetween } from './order.ts'
import { boxPlace } from './place.ts'
import { FIRST_PHASE, LISTENING } from './preset.ts'
import type { Voter } from './parts.ts'
import { tally, type Result } from './tally.ts'

/** What we read of shared/sample/budva-session.json. It is never sent to browsers: only the server imports it. */
export interface SampleData {
  board: { title: string; rules: { max_item_chars: number } }
  delegations: { id: string; name: string }[]
  seats: { id: string; delegation: string; attendance: string }[]
  themes: { id: string; title: string; guiding_question: string }[]
  nominated_priorities: { id: string; title: string; nominated_by: string }[]
  items: {
    id: string; theme: string; quadrant: string; text: string; lang: string; delegation: string; attendance: string; created_at: string
  }[]
  clusters: { id: string; title: string; theme: string; quadrant: string; item_ids: string[] }[]
  votes: { seat: string; theme: string; cluster_id: string; dots: number }[]
  actions: {
    id: string; theme: string; title: string; responsible_institution: string; country: string; due: { value: string }
    priority: string; status: string; tows: string; linked_item_ids: string[]; linked_cluster_ids: string[]
  }[]
  positive_practices: { id: string; area: string; delegation: string; title: string; description: string }[]
  operational_measures: { id: string; category: string; delegation: string; title: string; limits: string }[]
  parking_lot: { id: string; text: string; lang: string; raised_by: string }[]
  agenda: { day: number; sessions: SampleSession[] }[]
}

interface SampleSession {
  id: string
  start: string
  end: string
  title: string
  phase: string
  theme?: string
  open_quadrants?: string[]
  register?: string
  locked?: boolean
  dots_per_theme?: number
}

/** When the registers were filled, from the agenda: their entries carry no time of their own. */
const WRITTEN = {
  priorities: '2021-12-20T14:30:00+01:00',
  practices: '2021-12-20T17:00:00+01:00',
  parking: '2021-12-21T15:40:00+01:00',
  measures: '2021-12-22T11:20:00+01:00',
}
const VOTED = '2021-12-21T15:40:00+01:00'
const VOTE = { dots: 3, perTarget: 2 }

export function sampleBoard(data: SampleData, question: string): Archive {
  const next = orders()
  const groups = data.clusters.map(({ id, title, theme, quadrant }) => {
    const place = boxPlace(theme, quadrant as 'S')
    return { id, title, place, order: next(place) }
  })
  return {
    format: ARCHIVE_FORMAT,
    board: {
      title: data.board.title,
      question,
      attribution: 'delegation',
      phase: FIRST_PHASE.id,
      settings: { maxCardText: data.board.rules.max_item_chars },
    },
    themes: data.themes.map(({ id, title, guiding_question }) => ({ id, title, question: guiding_question, order: next('themes') })),
    delegations: data.delegations.map(({ id, name }) => ({ id, name, order: next('delegations') })),
    phases: [FIRST_PHASE, ...data.agenda.flatMap(({ day, sessions }) => sessions.map((session) => phaseOf(day, session)))]
      .map((phase) => ({ ...phase, order: next('phases') })),
    cards: [...points(data, next), ...registers(data, next)],
    groups,
    actions: data.actions.map((action) => actionOf(action, next)),
    locks: [],
    positions: [],
    results: Object.fromEntries(data.themes.map(({ id, title }, index) => [`v${index + 1}`, resultOf(data, id, title)])),
  }
}

/** Hands out order keys, each list on its own. */
function orders(): (list: string) => string {
  const last = new Map<string, string>()
  return (list) => {
    const key = keyBetween(last.get(list) ?? null, null)
    last.set(list, key)
    return key
  }
}

function points(data: SampleData, next: (place: string) => string): ArchivedCard[] {
  const groupOf = new Map(data.clusters.flatMap(({ id, item_ids }) => item_ids.map((item) => [item, id] as const)))
  return data.items.map(({ id, theme, quadrant, text, lang, delegation, attendance, created_at }) => {
    const place = boxPlace(theme, quadrant as 'S')
    return {
      id, place, order: next(place), text, lang, author: null, delegation, attendance: attendance as Attendance,
      createdAt: created_at, group: groupOf.get(id),
    }
  })
}

function registers(data: SampleData, next: (place: string) => string): ArchivedCard[] {
  const card = (
    id: string, place: string, text: string, delegation: string, createdAt: string, more: { lang?: string; evidence?: string } = {},
  ): ArchivedCard => ({ id, place, order: next(place), text, author: null, delegation, attendance: null, createdAt, lang: 'en', ...more })
  return [
    ...data.nominated_priorities.map(({ id, title, nominated_by }) => card(id, 'priorities', title, nominated_by, WRITTEN.priorities)),
    ...data.positive_practices.map(({ id, area, title, delegation, description }) =>
      card(id, `practices/${area}`, title, delegation, WRITTEN.practices, { evidence: description })),
    ...data.operational_measures.map(({ id, category, title, delegation, limits }) =>
      card(id, `measures/${category}`, title, delegation, WRITTEN.measures, { evidence: limits })),
    ...data.parking_lot.map(({ id, text, lang, raised_by }) => card(id, 'parking', text, raised_by, WRITTEN.parking, { lang })),
  ]
}

function actionOf(action: SampleData['actions'][number], next: (list: string) => string): ArchivedAction {
  const { id, theme, title, responsible_institution, country, due, priority, status, tows } = action
  return {
    id, theme, title, country, order: next(`actions/${theme}`), institution: responsible_institution, due: due.value,
    priority: priority as 'high', status: status as 'proposed', tows: tows as 'SO',
    links: [...action.linked_item_ids, ...action.linked_cluster_ids],
  }
}

function phaseOf(day: number, session: SampleSession): Omit<Phase, 'order'> {
  const { id, title, start, end, phase } = session
  return { ...LISTENING, id, name: title, kind: phase as PhaseKind, day, start, minutes: minutesBetween(start, end), ...allowed(session) }
}

/** What a session of the agenda lets people do, beyond listening. */
function allowed({ phase, theme = '', open_quadrants = [], register, locked, dots_per_theme }: SampleSession): Partial<Phase> {
  switch (phase) {
    case 'collect':
      return { write: 'private', places: open_quadrants.map((quadrant) => boxPlace(theme, quadrant as 'S')) }
    case 'register':
      return { write: 'open', places: [register === 'positive_practices' ? 'practices' : 'measures'] }
    case 'discuss':
      return { write: 'open', places: ['parking'] }
    case 'vote':
      return { vote: true, dots: dots_per_theme }
    case 'actions':
      return locked ? { conclude: true } : { actions: 'all' }
    case 'close':
      return { conclude: true }
    default:
      return {}
  }
}

function minutesBetween(start: string, end: string): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return minutes(end) - minutes(start)
}

function resultOf(data: SampleData, theme: string, title: string): Result {
  const targets = data.clusters.filter((cluster) => cluster.theme === theme).map(({ id }) => `group/${id}`)
  const ballots = new Map<string, Map<string, number>>()
  for (const { seat, cluster_id, dots } of data.votes.filter((vote) => vote.theme === theme)) {
    const ballot = ballots.get(seat) ?? new Map<string, number>()
    ballots.set(seat, ballot.set(`group/${cluster_id}`, dots))
  }
  const seats = new Map(data.seats.map((seat) => [seat.id, seat as Voter]))
  return tally({ title, at: VOTED, ...VOTE, targets, ballots }, 'delegation', (seat) => seats.get(seat))
}
