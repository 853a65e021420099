/** ARCHIVE-1: an archive is a stranger's file. Every field is checked by the same table the gate uses before a board is made of it. */
import * as z from 'zod/mini'
import { ARCHIVE_FORMAT, type Archive } from '../board/archive.ts'
import { ATTRIBUTIONS, PHASE_KINDS, STANDS, type EntityRoot } from '../board/keys.ts'
import { codePoints, LIMITS } from '../board/limits.ts'
import { isOrderKey } from '../board/order.ts'
import { FEWEST_TOLD } from '../board/parts.ts'
import { ID, isPath, parsePlace } from '../board/place.ts'
import { STEPS } from '../board/rating.ts'
import { misshapen, missing } from './shape.ts'

const text = (most: number) =>
  z.string().check(z.refine((value) => codePoints(value) <= most && !/[^\n\t\P{Cc}]|\p{Cs}/u.test(value)))
const id = z.string().check(z.regex(ID))
const order = z.string().check(z.refine(isOrderKey))
const path = z.string().check(z.refine(isPath))
const whole = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most))
const instant = z.iso.datetime({ offset: true })
const listOf = <T extends z.core.$ZodType>(entry: T, most: number) => z.array(entry).check(z.maxLength(most))
const keyed = (value: z.core.$ZodType) => z.record(z.string().check(z.maxLength(LIMITS.name * 2), z.refine((key) => key !== '__proto__')), value)
const counts = keyed(whole(0, 1_000_000))

const target = z.strictObject({ dots: whole(0, 1_000_000), voters: whole(0, 100_000), spread: counts })
const held = { title: text(LIMITS.title), at: instant, voters: whole(0, 100_000), observers: z.optional(z.literal(true)) }
const dotResult = z.strictObject({
  ...held, kind: z.optional(z.literal('dots')), dots: whole(1, 50), perTarget: whole(1, 50),
  targets: keyed(target), byDelegation: z.optional(keyed(counts)), byAttendance: z.optional(keyed(counts)),
})
const step = z.number().check(z.gte(STEPS[0]), z.lte(STEPS.at(-1)!))
const onScale = z.strictObject({
  mean: z.nullable(step), median: z.nullable(step), spread: z.partialRecord(z.enum(STEPS.map(String)), whole(1, 100_000)),
})
const onTwo = <T extends z.core.$ZodType>(voters: z.core.$ZodType<number>, value: T) =>
  z.union([z.strictObject({ voters, impact: value, importance: value }), z.strictObject({ voters, impact: value, likelihood: value })])
const ratedParts = keyed(keyed(onTwo(whole(FEWEST_TOLD, 100_000), step)))
const ratingResult = z.strictObject({
  ...held, kind: z.literal('rating'), targets: keyed(onTwo(whole(0, 100_000), onScale)),
  byDelegation: z.optional(ratedParts), byAttendance: z.optional(ratedParts),
})
const phase = z.strictObject({
  id, name: text(LIMITS.title), kind: z.enum(PHASE_KINDS), order, write: z.enum(['none', 'open', 'private']),
  places: z.optional(listOf(path, 100)), cluster: z.enum(['moderators', 'all']), actions: z.enum(['rapporteurs', 'all']), vote: z.boolean(),
  conclude: z._default(z.boolean(), false),
  day: z.optional(whole(1, 31)), start: z.optional(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
  minutes: z.optional(whole(1, 1_440)), dots: z.optional(whole(1, 50)),
})
const position = z.strictObject({
  action: id, delegation: z.nullable(text(LIMITS.name).check(z.minLength(1))), stand: z.enum(STANDS), text: z.optional(text(LIMITS.position)), at: instant,
  on: z.strictObject({
    title: text(LIMITS.title), institution: z.optional(text(LIMITS.field)), country: z.optional(text(LIMITS.name)), due: z.optional(z.string().check(z.maxLength(10))),
  }),
  entered: z.optional(z.literal(true)),
})
/** Cards, groups and actions: their text here, every other field by the gate's own table. */
const card = z.looseObject({ id, text: text(LIMITS.cardTextMost), author: z.nullable(text(LIMITS.name)) })
const titled = z.looseObject({ id, title: text(LIMITS.title) })

const archive = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  board: z.strictObject({
    title: text(LIMITS.title), question: text(500), attribution: z.enum(ATTRIBUTIONS), phase: z.string().check(z.maxLength(64)),
    settings: z.strictObject({ maxCardText: z.optional(whole(20, LIMITS.cardTextMost)), offline: z.optional(z.boolean()) }),
  }),
  themes: listOf(z.strictObject({ id, title: text(LIMITS.title), question: z.optional(text(500)), order }), LIMITS.themes),
  delegations: listOf(z.strictObject({ id, name: text(LIMITS.name), order }), LIMITS.delegations),
  phases: listOf(phase, LIMITS.phases),
  cards: listOf(card, LIMITS.cards),
  groups: listOf(titled, LIMITS.groups),
  actions: listOf(titled, LIMITS.actions),
  locks: listOf(z.strictObject({ path, at: instant, by: z.optional(text(LIMITS.name)) }), LIMITS.cards),
  results: keyed(z.union([dotResult, ratingResult])),
  /** Boards exported before there were any have none. */
  positions: z._default(listOf(position, LIMITS.actions * LIMITS.delegations), []),
})

export type ArchiveRead = { archive: Archive } | { wrong: string }

/** Checks a foreign archive; `wrong` is the path of the first field that is not as it must be, like `cards.3.place`. */
export function readArchive(input: unknown): ArchiveRead {
  const parsed = archive.safeParse(input)
  if (!parsed.success) return { wrong: parsed.error.issues[0]?.path.join('.') ?? '' }
  // The loose entities are checked field by field below; until then nothing trusts this type.
  const read = parsed.data as unknown as Archive
  const wrong = firstWrong(read)
  return wrong === null ? { archive: read } : { wrong }
}

function firstWrong(read: Archive): string | null {
  for (const list of ['themes', 'delegations', 'phases', 'cards', 'groups', 'actions'] as const) {
    const seen = new Set<string>()
    for (const [index, entry] of read[list].entries()) {
      if (seen.has(entry.id)) return `${list}.${index}.id`
      seen.add(entry.id)
    }
  }
  if (read.board.phase !== '' && !read.phases.some((known) => known.id === read.board.phase)) return 'board.phase'
  const themes = new Set(read.themes.map((theme) => theme.id))
  const groups = new Map(read.groups.map((group) => [group.id, group]))
  for (const root of ['groups', 'cards', 'actions'] as const) {
    for (const [index, entry] of read[root].entries()) {
      const field = wrongField(root, entry, themes)
      if (field !== null) return `${root}.${index}.${field}`
    }
  }
  const lost = read.cards.findIndex(({ group }) => group !== undefined && !groups.has(group))
  return lost < 0 ? wrongPosition(read) : `cards.${lost}.group`
}

/** STAND-3: on an action of the board, one of each delegation. */
function wrongPosition({ actions, positions }: Archive): string | null {
  const known = new Set(actions.map((action) => action.id))
  const seen = new Set<string>()
  for (const [index, { action, delegation, stand, text: why }] of positions.entries()) {
    if (!known.has(action)) return `positions.${index}.action`
    if ((stand === 'agree') !== (why === undefined)) return `positions.${index}.text`
    if (delegation === null) continue
    const key = `${action}/${delegation}`
    if (seen.has(key)) return `positions.${index}.delegation`
    seen.add(key)
  }
  return null
}

function wrongField(root: EntityRoot, entry: object, themes: ReadonlySet<string>): string | null {
  const { id: _id, text: _text, title: _title, ...fields } = entry as Record<string, unknown>
  const plain = root === 'cards' ? { ...fields, author: null } : fields
  const field = missing(root, plain) ?? misshapen(root, plain)
  if (field !== null) return field
  const place = parsePlace(plain.place)
  if (place?.kind === 'swot' && !themes.has(place.theme)) return 'place'
  return root === 'actions' && !themes.has(String(plain.theme)) ? 'theme' : null
}
