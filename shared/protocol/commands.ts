/**
 * Every command of the room channel. The schemas are the protocol: unknown types and unknown fields are refused (COMMAND-1).
 * `who` is ROLE-2: the roles that may send it; what else a command needs is judged in the room.
 */
import * as z from 'zod/mini'
import { ATTRIBUTIONS, PHASE_KINDS, STANDS, type Role } from '../board/keys.ts'
import { codePoints, LIMITS } from '../board/limits.ts'
import { isOrderKey } from '../board/order.ts'
import { ID, isPath } from '../board/place.ts'
import { rating } from './rating.ts'

const upTo = (most: number) =>
  z.string().check(z.maxLength(most * 2), z.refine((value) => codePoints(value) <= most), z.refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value.replace(/\n/g, ''))))
/** What is only compared with what is there. */
const as = (most: number) => z.string().check(z.maxLength(most * 2))
const filled = (most: number) => upTo(most).check(z.refine((value) => value.trim() !== ''))
const id = z.string().check(z.regex(ID))
/** A delegation by its id, or by its name on a board that lists none. */
const delegation = filled(LIMITS.name)
const path = z.string().check(z.refine(isPath))
const order = z.string().check(z.refine(isOrderKey))
const whole = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most))
/** What a vote or a floor request is about: `card/<id>` or `group/<id>`. */
const target = z.string().check(z.regex(/^(card|group)\/[A-Za-z0-9_-]{1,64}$/))
/** What every vote is opened with. Without `observers`, they do not vote. */
const asked = {
  type: z.literal('vote.open'), targets: z.array(target).check(z.minLength(1), z.maxLength(1_000)), title: z.optional(upTo(LIMITS.title)),
  observers: z.optional(z.boolean()),
}

export const COMMANDS = {
  'lock.set': z.strictObject({ type: z.literal('lock.set'), path, locked: z.boolean() }),
  'board.update': z.strictObject({
    type: z.literal('board.update'),
    title: z.optional(filled(LIMITS.title)),
    question: z.optional(upTo(500)),
    attribution: z.optional(z.enum(ATTRIBUTIONS)),
    maxCardText: z.optional(whole(20, LIMITS.cardTextMost)),
    /** Whether the short code lets people in. */
    code: z.optional(z.boolean()),
    /** Whether browsers may keep the board for work without a line. */
    offline: z.optional(z.boolean()),
    retentionDays: z.optional(z.nullable(whole(1, 3_650))),
  }),
  'theme.put': z.strictObject({
    type: z.literal('theme.put'), id, title: z.optional(filled(LIMITS.title)), question: z.optional(upTo(500)), order: z.optional(order),
    removed: z.optional(z.literal(true)),
  }),
  'delegation.put': z.strictObject({
    type: z.literal('delegation.put'), id, name: z.optional(filled(LIMITS.name)), order: z.optional(order), removed: z.optional(z.literal(true)),
  }),
  'phase.put': z.strictObject({
    type: z.literal('phase.put'), id,
    name: z.optional(filled(LIMITS.title)),
    kind: z.optional(z.enum(PHASE_KINDS)),
    order: z.optional(order),
    write: z.optional(z.enum(['none', 'open', 'private'])),
    places: z.optional(z.nullable(z.array(path).check(z.maxLength(100)))),
    cluster: z.optional(z.enum(['moderators', 'all'])),
    actions: z.optional(z.enum(['rapporteurs', 'all'])),
    vote: z.optional(z.boolean()),
    conclude: z.optional(z.boolean()),
    /** Null takes it away. */
    day: z.optional(z.nullable(whole(1, 31))),
    start: z.optional(z.nullable(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)))),
    minutes: z.optional(z.nullable(whole(1, 1_440))),
    dots: z.optional(z.nullable(whole(1, 50))),
    removed: z.optional(z.literal(true)),
  }),
  'phase.set': z.strictObject({ type: z.literal('phase.set'), id }),
  'draft.reveal': z.strictObject({ type: z.literal('draft.reveal') }),
  'timer.start': z.strictObject({ type: z.literal('timer.start'), seconds: whole(1, 86_400) }),
  'timer.stop': z.strictObject({ type: z.literal('timer.stop') }),
  'vote.open': z.union([
    z.strictObject({ ...asked, kind: z.optional(z.literal('dots')), dots: whole(1, 50), perTarget: whole(1, 50) }),
    z.strictObject({ ...asked, kind: z.literal('rating') }),
  ]),
  'vote.cast': z.union([
    z.strictObject({ type: z.literal('vote.cast'), target, dots: whole(0, 50) }),
    /** Null takes the rating back. */
    z.strictObject({ type: z.literal('vote.cast'), target, rating: z.nullable(rating) }),
  ]),
  'vote.close': z.strictObject({ type: z.literal('vote.close') }),
  'floor.ask': z.strictObject({ type: z.literal('floor.ask'), about: z.optional(target) }),
  /** Without `id` it is oneself; a moderator takes others off the list. */
  'floor.withdraw': z.strictObject({ type: z.literal('floor.withdraw'), id: z.optional(id) }),
  /** Without `id` the next in turn; else that person, out of turn. */
  'floor.next': z.strictObject({ type: z.literal('floor.next'), id: z.optional(id) }),
  'spotlight.set': z.strictObject({ type: z.literal('spotlight.set'), path: z.nullable(path) }),
  /** `on` is the action as it was read. Without `delegation` it is one's own. */
  'position.state': z.strictObject({
    type: z.literal('position.state'), action: id, stand: z.enum(STANDS), text: z.optional(filled(LIMITS.position)), delegation: z.optional(delegation),
    on: z.strictObject({ title: as(LIMITS.title), institution: z.optional(as(LIMITS.field)), country: z.optional(as(LIMITS.name)), due: z.optional(as(10)) }),
  }).check(z.refine(({ stand, text }) => (stand === 'agree') === (text === undefined))),
  'position.withdraw': z.strictObject({ type: z.literal('position.withdraw'), action: id, delegation: z.optional(delegation) }),
  /** Cards of others that somebody stopped at: remembered by card, never by person. */
  'cards.open': z.strictObject({ type: z.literal('cards.open'), cards: z.array(id).check(z.minLength(1), z.maxLength(100)) }),
  'ready.set': z.strictObject({ type: z.literal('ready.set'), ready: z.boolean() }),
  'participant.remove': z.strictObject({ type: z.literal('participant.remove'), id }),
  'bin.empty': z.strictObject({ type: z.literal('bin.empty') }),
  'board.close': z.strictObject({ type: z.literal('board.close') }),
  'board.reopen': z.strictObject({ type: z.literal('board.reopen') }),
} as const

export type CommandType = keyof typeof COMMANDS
export type CommandOf<T extends CommandType> = z.infer<(typeof COMMANDS)[T]>
export type Command = { [T in CommandType]: CommandOf<T> }[CommandType]

const MODERATOR: readonly Role[] = ['moderator']
const WRITERS: readonly Role[] = ['moderator', 'rapporteur', 'participant']

export const WHO: Record<CommandType, readonly Role[]> = {
  'lock.set': MODERATOR, 'board.update': MODERATOR, 'theme.put': MODERATOR, 'delegation.put': MODERATOR, 'phase.put': MODERATOR,
  'phase.set': MODERATOR, 'draft.reveal': WRITERS, 'timer.start': MODERATOR, 'timer.stop': MODERATOR, 'vote.open': MODERATOR,
  'vote.cast': WRITERS, 'vote.close': MODERATOR, 'floor.ask': WRITERS, 'floor.withdraw': WRITERS, 'floor.next': MODERATOR,
  'spotlight.set': MODERATOR, 'ready.set': WRITERS, 'participant.remove': MODERATOR, 'bin.empty': MODERATOR, 'board.close': MODERATOR,
  'board.reopen': MODERATOR, 'position.state': WRITERS, 'position.withdraw': WRITERS, 'cards.open': WRITERS,
}

/** Parses what a client sent; null when it is no command of ours. */
export function parseCommand(input: unknown): Command | null {
  const parsed = schemaOf(input)?.safeParse(input)
  return parsed?.success ? (parsed.data as Command) : null
}

/** The field for which `input` is no command, for whoever wrote the program that sent it; null when it is none in particular. */
export function wrongField(input: unknown): string | null {
  const schema = schemaOf(input)
  if (!schema) return 'type'
  let issue = schema.safeParse(input).error?.issues[0]
  // Of what may be one thing or another: what is wrong with the first.
  while (issue?.code === 'invalid_union') issue = issue.errors[0]?.[0]
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.')
  return field !== undefined && /^[A-Za-z0-9.]{1,64}$/.test(field) ? field : null
}

function schemaOf(input: unknown): (typeof COMMANDS)[CommandType] | null {
  const type = input && typeof input === 'object' ? (input as { type?: unknown }).type : undefined
  return typeof type === 'string' && Object.hasOwn(COMMANDS, type) ? COMMANDS[type as CommandType] : null
}
