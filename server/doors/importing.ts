/**
 * Cards that come in together, all or none. POST /api/boards/:id/import: a moderator adds them from JSON, `{cards: [...]}` or the bare
 * list, from an exported board, or from CSV with the columns place and text. POST /api/boards/:id/cards: whoever keeps the record enters
 * `{cards: [...]}` that were told on the telephone or stand in somebody's list.
 */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { ARCHIVE_FORMAT } from '../../shared/board/archive.ts'
import { importCards, type BoardSummary, type ImportCards } from '../../shared/protocol/http.ts'
import { readArchive } from '../../shared/rules/archive.ts'
import { readCsv } from '../report/csv.ts'
import { checkedBy, jsonOf, MiB, readBody, textOf } from './body.ts'
import type { Asking, Identity } from './identity.ts'
import type { Limits } from './limits.ts'
import { Refused } from './problem.ts'

export function importRoutes(identity: Identity, limits: Limits): Router {
  const router = Router()
  type Who = (req: Request) => Promise<Asking>
  const moderator: Who = (req) => identity.moderator(req)
  const recorder: Who = (req) => identity.recorder(req)
  const allowed = (who: Who): RequestHandler => async (req, _res, next) => {
    const { member } = await who(req)
    await limits.importCards(member.id)
    next()
  }
  // Asked anew after the body: whoever was a moderator before a long upload need not be one after it.
  router.post('/api/boards/:id/import', allowed(moderator), readBody(8 * MiB), async (req, res) => {
    const asking = await moderator(req)
    await add(asking, req.is(['text/csv', 'text/plain']) ? fromCsv(req) : fromJson(req, asking.room.summary()), res)
  })
  router.post('/api/boards/:id/cards', allowed(recorder), readBody(8 * MiB), async (req, res) => {
    await add(await recorder(req), checkedBy(importCards, jsonOf(req)), res)
  })
  return router
}

/** What comes in, and which of it a file says is nobody's. */
interface Incoming {
  cards: (ImportCards['cards'][number] & { nobodys?: boolean })[]
}

/** Whose a card is stands in a file of ours: where that is nobody, it does not become the importer's. */
const asWritten = ({ cards }: ImportCards): Incoming => ({ cards: cards.map((card) => ({ ...card, nobodys: (card.delegation ?? null) === null })) })

async function add({ room, member }: Asking, { cards }: Incoming, res: Response): Promise<void> {
  const added = await room.addCards(member, cards)
  if ('problem' in added) throw new Refused(added.problem, added.detail)
  res.json(added)
}

function fromJson(req: Request, board: BoardSummary): Incoming {
  const given = jsonOf(req)
  const isBoard = given !== null && typeof given === 'object' && 'format' in given && given.format === ARCHIVE_FORMAT
  if (isBoard) return asWritten(checkedBy(importCards, fromBoard(given, board)))
  return checkedBy(importCards, Array.isArray(given) ? { cards: given } : given)
}

/**
 * The cards of an exported board, as their delegations are known on this one: by name, or else by id, under which programs may have listed
 * another one here. Cards without text are left out.
 */
function fromBoard(exported: object, { delegations }: BoardSummary): ImportCards {
  const read = readArchive(exported)
  if ('wrong' in read) throw new Refused('bad-request', `Not valid: ${read.wrong}.`)
  const names = new Map(read.archive.delegations.map(({ id, name }) => [id, name.normalize('NFC')]))
  const called = new Map(delegations.map(({ id, name }) => [name.normalize('NFC'), id]))
  const here = new Set(delegations.map(({ id }) => id))
  const known = (id: string | null): string | undefined => (id === null ? undefined : (called.get(names.get(id) ?? '') ?? (here.has(id) ? id : (names.get(id) ?? id))))
  return {
    cards: read.archive.cards
      .filter(({ text }) => text.trim() !== '')
      .map(({ place, text, delegation, lang, evidence }) => ({ place, text, delegation: known(delegation), lang, evidence })),
  }
}

/** Columns go by name, so that an exported table can be edited and given back; rows of other kinds, and empty ones, are left out. */
function fromCsv(req: Request): Incoming {
  const [head, ...rows] = readCsv(textOf(req)) ?? []
  if (!head) throw new Refused('bad-request', 'The table is empty, far too large, or a quotation mark never closes.')
  const columns = head.map((name) => name.trim().toLowerCase())
  if (new Set(columns).size < columns.length) throw new Refused('bad-request', 'A column stands there twice.')
  for (const name of ['place', 'text']) if (!columns.includes(name)) throw new Refused('bad-request', `The column ${name} is missing.`)
  // Looked up once: a table may have as many columns as it has letters.
  const column = new Map(columns.map((name, index) => [name, index]))
  const at = (row: string[], name: string): string | undefined => row[column.get(name) ?? -1]?.trim() || undefined
  // A table with kinds of rows is one of ours: a card without text is no mistake in it.
  const isCard = (row: string[]) => (column.has('kind') ? (at(row, 'kind') ?? 'card') === 'card' && at(row, 'text') !== undefined : row.some((cell) => cell.trim() !== ''))
  const cards = rows
    .filter(isCard)
    .map((row) => ({
      place: at(row, 'place') ?? '', text: at(row, 'text') ?? '', delegation: at(row, 'delegation'), lang: at(row, 'lang'), evidence: at(row, 'evidence'),
    }))
  const checked = importCards.safeParse({ cards })
  if (!checked.success) {
    const [, row, field] = checked.error.issues[0]?.path ?? []
    throw new Refused('bad-request', typeof row === 'number' ? `Card ${row + 1}: ${String(field)} is not valid.` : 'There are no cards, or too many.')
  }
  return column.has('kind') && column.has('delegation') ? asWritten(checked.data) : checked.data
}
