/** Bodies of the HTTP calls. Unknown fields are refused; identity is never taken from a body. */
import * as z from 'zod/mini'
import { ATTENDANCES, ATTRIBUTIONS, LANGS, PHASE_KINDS, type Attendance, type Role, type Stamp } from '../board/keys.ts'
import { codePoints, LIMITS } from '../board/limits.ts'
import { ID, isPath, parsePlace } from '../board/place.ts'
import { tidy } from '../rules/text.ts'
import type { SightPen } from './sight.ts'

const upTo = (most: number, besides = /\n/g) =>
  z.string().check(z.maxLength(most * 2), z.refine((value) => codePoints(value) <= most), z.refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value.replace(besides, ''))))
const filled = (most: number, besides?: RegExp) => upTo(most, besides).check(z.refine((value) => value.trim() !== ''))
/** What may stand in a card may come in with one; what is only untidy is put in order (SHAPE-3). Half a character is none, and whoever sends it is told. */
const IN_CARDS = /[\n\t]/g
const inOrder = (words: z.ZodMiniType<string, string>) =>
  z.pipe(z.string().check(z.refine((value) => !/\p{Cs}/u.test(value))), z.pipe(z.transform(tidy), words))
const line = (most: number) => upTo(most).check(z.refine((value) => !value.includes('\n')))
/** Whom the others see: something in it can be seen. */
const called = line(LIMITS.name).check(z.refine((value) => /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(value)))
const LANG_TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/
const id = z.string().check(z.regex(ID))
const whole = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most))

/** What may be left out, or given as null: programs that fill in a form send both. */
const open = <T extends z.ZodMiniType>(value: T) => z.optional(z.nullable(value))

/** A phase as a creator gives it: what is left out takes the open phase's values; one without a name is called by its kind. */
const newPhase = z.strictObject({
  id: z.optional(id), name: z.optional(upTo(LIMITS.title)), kind: z.optional(z.enum(PHASE_KINDS)), order: z.optional(z.string()),
  write: z.optional(z.enum(['none', 'open', 'private'])), places: z.optional(z.array(z.string().check(z.refine(isPath))).check(z.maxLength(100))),
  cluster: z.optional(z.enum(['moderators', 'all'])), actions: z.optional(z.enum(['rapporteurs', 'all'])), vote: z.optional(z.boolean()), conclude: z.optional(z.boolean()),
  day: z.optional(whole(1, 31)), start: z.optional(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))), minutes: z.optional(whole(1, 1_440)),
  dots: z.optional(whole(1, 50)),
}).check(z.refine(({ name, kind }) => kind !== undefined || (name ?? '').trim() !== '', { path: ['name'] }))

export const createBoard = z.strictObject({
  title: open(filled(LIMITS.title)),
  question: open(upTo(500)),
  /** Titles, or objects; an id is made from the title where none is given. None: return, readmission, information exchange. */
  themes: open(z.array(z.union([
    filled(LIMITS.title),
    z.strictObject({ id: z.optional(id), title: filled(LIMITS.title), question: z.optional(upTo(500)), order: z.optional(z.string()) }),
  ])).check(z.maxLength(LIMITS.themes))),
  delegations: open(z.array(z.union([
    filled(LIMITS.name),
    z.strictObject({ id: z.optional(id), name: filled(LIMITS.name), order: z.optional(z.string()) }),
  ])).check(z.maxLength(LIMITS.delegations))),
  /** Names, or objects. None: the agenda every board begins with. */
  phases: open(z.array(z.union([filled(LIMITS.title), newPhase])).check(z.maxLength(LIMITS.phases))),
  attribution: open(z.enum(ATTRIBUTIONS)),
  retentionDays: open(whole(1, 3_650)),
  /** `sample`, or a board exported as JSON. */
  from: open(z.union([z.literal('sample'), z.record(z.string(), z.unknown())])),
}).check(z.refine(({ title, from }) => (title ?? from ?? null) !== null, { path: ['title'] }))
export type CreateBoard = z.infer<typeof createBoard>

export const joinBoard = z.strictObject({
  invite: z.string().check(z.minLength(1), z.maxLength(128)),
  name: called,
  delegation: open(line(LIMITS.name)),
  attendance: z.enum(ATTENDANCES),
  lang: open(z.enum(LANGS)),
})
export type JoinBoard = z.infer<typeof joinBoard>

export const useCode = z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(32)) })

/** Cards that a moderator or rapporteur adds in one go, each as their own or for one of the board's delegations, by its id or name. */
export const importCards = z.strictObject({
  cards: z.array(z.strictObject({
    place: z.string().check(z.refine((place) => parsePlace(place) !== null)),
    text: inOrder(filled(LIMITS.cardTextMost, IN_CARDS)),
    delegation: open(filled(LIMITS.name)),
    lang: open(z.string().check(z.regex(LANG_TAG))),
    evidence: open(inOrder(upTo(LIMITS.evidence, IN_CARDS))),
  })).check(z.minLength(1), z.maxLength(LIMITS.cards)),
})
export type ImportCards = z.infer<typeof importCards>

export interface CreatedBoard {
  id: string
  invites: Record<Role, string>
  code: string
}

export interface Joined {
  token: string
  participant: { id: string; name: string; role: Role; delegation: string | null; attendance: Attendance; stamp: Stamp }
  board: KnownBoard
  /** Bytes of the first sight (sight.ts) that follow in gzip, where it was asked for. */
  sight?: number
  /** Beside a first sight, who may write in it. */
  pen?: SightPen
}

/** What a token may know of its board outside the document. */
export interface BoardSummary {
  id: string
  title: string
  question: string
  attribution: string
  phase: string
  closed: boolean
  themes: { id: string; title: string; question?: string }[]
  delegations: { id: string; name: string }[]
}

/** How long a board is kept: so many days after it was created; null: without an end. `most` is what the operator of the server allows. */
export interface Retention {
  createdAt: string
  days: number | null
  most: number | null
}

/** What who has come in is answered: to joining, and to `GET /api/boards/:id`. */
export type KnownBoard = BoardSummary & { retention: Retention }

/** What an invite may know of its board before joining: what the join screen asks and tells. */
export interface Invitation {
  id: string
  title: string
  question: string
  attribution: string
  role: Role
  closed: boolean
  delegations: { id: string; name: string }[]
}

/** RFC 9457 problem document; `code` is stable, `title` a sentence. */
export interface Problem {
  type: string
  title: string
  status: number
  code: ProblemCode
  detail?: string
}

export const PROBLEMS = {
  'bad-request': 400,
  'bad-json': 400,
  'bad-delegation': 400,
  'no-token': 401,
  'bad-token': 401,
  forbidden: 403,
  'bad-origin': 403,
  'create-key': 403,
  'not-found': 404,
  timeout: 408,
  closed: 410,
  'too-large': 413,
  'too-many': 429,
  'board-full': 429,
  'headers-too-large': 431,
  'not-saved': 503,
  internal: 500,
} as const
export type ProblemCode = keyof typeof PROBLEMS
