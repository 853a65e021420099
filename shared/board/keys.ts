/**
 * The names a board's document is made of: roots, fields and the closed sets of values.
 * They are the public contract; a change here is a new protocol version.
 */

/** Root maps only the server writes, by command (ROLE-2). */
export const SERVER_ROOTS = ['board', 'themes', 'delegations', 'phases', 'locks', 'results', 'positions'] as const
/** Root maps clients write through the gate: id -> Y.Map. */
export const ENTITY_ROOTS = ['cards', 'groups', 'actions'] as const
export const ROOTS = [...SERVER_ROOTS, ...ENTITY_ROOTS] as const

export type ServerRoot = (typeof SERVER_ROOTS)[number]
export type EntityRoot = (typeof ENTITY_ROOTS)[number]

/** The one nested Y.Text of each kind of entity; everything else in it is a plain value. */
export const TEXT_FIELD = { cards: 'text', groups: 'title', actions: 'title' } as const satisfies Record<EntityRoot, string>

export const QUADRANTS = ['S', 'W', 'O', 'T'] as const
export type Quadrant = (typeof QUADRANTS)[number]

export const ROLES = ['moderator', 'rapporteur', 'participant', 'observer'] as const
export type Role = (typeof ROLES)[number]

export const ATTENDANCES = ['on-site', 'remote'] as const
export type Attendance = (typeof ATTENDANCES)[number]

/** From loosest to strictest: attribution may only move right. */
export const ATTRIBUTIONS = ['named', 'delegation', 'none'] as const
export type Attribution = (typeof ATTRIBUTIONS)[number]

export const LANGS = ['en', 'bs', 'sr-Latn', 'sr-Cyrl', 'cnr', 'mk', 'sq', 'de'] as const
export type Lang = (typeof LANGS)[number]

export const PRIORITIES = ['high', 'medium', 'low'] as const
export type Priority = (typeof PRIORITIES)[number]

export const STATUSES = ['proposed', 'agreed', 'in-progress', 'done', 'dropped'] as const
export type Status = (typeof STATUSES)[number]

export const TOWS = ['SO', 'ST', 'WO', 'WT'] as const
export type Tows = (typeof TOWS)[number]

/** What a delegation says of an action that is to be a conclusion. */
export const STANDS = ['agree', 'comment', 'reserve'] as const
export type Stand = (typeof STANDS)[number]

/** The areas and categories that every board offers; programs may use others. */
export const PRACTICE_AREAS = ['return', 'border-management', 'asylum', 'counter-smuggling', 'counter-trafficking'] as const
export const MEASURE_CATEGORIES = ['border-checks', 'border-control', 'registration', 'verification'] as const

/** What the board shows of a card's author; join returns it, a new card must carry exactly it (ROLE-3, NAME-1). */
export interface Stamp {
  author: string | null
  delegation: string | null
  attendance: Attendance | null
}

/** The stamp that an attribution allows for a person. */
export function stampFor(
  attribution: Attribution,
  person: { id: string; delegation: string | null; attendance: Attendance },
): Stamp {
  if (attribution === 'none') return { author: null, delegation: null, attendance: null }
  const author = attribution === 'named' ? person.id : null
  return { author, delegation: person.delegation, attendance: person.attendance }
}

export interface Theme {
  id: string
  title: string
  question?: string
  order: string
}

export interface Delegation {
  id: string
  name: string
  order: string
}

/** What a phase is called on the agenda; a hint for icons and presets, no rule depends on it. */
export const PHASE_KINDS = [
  'open', 'lobby', 'plenary', 'briefing', 'presentation', 'break', 'register', 'collect', 'clarify',
  'cluster', 'vote', 'discuss', 'actions', 'review', 'close',
] as const
export type PhaseKind = (typeof PHASE_KINDS)[number]

/**
 * One item of the agenda and what it allows (PHASE-1). Moderators are bound by no phase.
 * - `write`: may participants write cards: not at all, openly on the board, or privately in their own draft.
 * - `places`: where, as places or prefixes of places; absent means everywhere.
 * - `cluster`: who may group cards. - `actions`: who may write actions. - `vote`: whether a vote may be open.
 * - `conclude`: whether delegations may state positions on actions.
 */
export interface Phase {
  id: string
  name: string
  kind: PhaseKind
  order: string
  write: 'none' | 'open' | 'private'
  places?: string[]
  cluster: 'moderators' | 'all'
  actions: 'rapporteurs' | 'all'
  vote: boolean
  conclude: boolean
  /** Agenda: day of the session from 1, local start HH:MM, length in minutes. */
  day?: number
  start?: string
  minutes?: number
  /** Dots per person the vote of this phase starts with. */
  dots?: number
}

/** The phase of a board that names none: everyone writes cards and actions and states positions, moderators cluster. */
export const OPEN_PHASE: Phase = {
  id: 'open', name: '', kind: 'open', order: 'a0', write: 'open', cluster: 'moderators', actions: 'all', vote: true, conclude: true,
}
