/** POST /api/boards/:id/import: adds cards from JSON `{cards: [...]}` or from CSV with the columns place and text. */
import { Router, type Request } from 'express'
import { importCards, type ImportCards } from '../../shared/protocol/http.ts'
import { readCsv } from '../report/csv.ts'
import { bodyOf, MiB, readBody, textOf } from './body.ts'
import type { Identity } from './identity.ts'
import type { Limits } from './limits.ts'
import { Refused } from './problem.ts'

export function importRoutes(identity: Identity, limits: Limits): Router {
  const router = Router()
  router.post('/api/boards/:id/import', async (req, _res, next) => {
    const { member } = await identity.recorder(req)
    await limits.importCards(member.id)
    next()
  }, readBody(8 * MiB), async (req, res) => {
    const { cards } = req.is('text/csv') ? fromCsv(req) : bodyOf(req, importCards)
    // Anew: who kept the record before a long upload need not be one after it.
    const { room, member } = await identity.recorder(req)
    const added = await room.addCards(member, cards)
    if ('problem' in added) throw new Refused(added.problem, added.detail)
    res.json(added)
  })
  return router
}

/** Columns go by name, so that an exported table can be edited and given back; those of other kinds of rows are left out. */
function fromCsv(req: Request): ImportCards {
  const [head, ...rows] = readCsv(textOf(req)) ?? []
  if (!head) throw new Refused('bad-request', 'The table is empty or a quotation mark never closes.')
  const columns = head.map((name) => name.trim().toLowerCase())
  if (new Set(columns).size < columns.length) throw new Refused('bad-request', 'A column stands there twice.')
  for (const name of ['place', 'text']) if (!columns.includes(name)) throw new Refused('bad-request', `The column ${name} is missing.`)
  const at = (row: string[], name: string): string | undefined => row[columns.indexOf(name)]?.replace(/\r\n?/g, '\n').trim() || undefined
  const cards = rows
    .filter((row) => (at(row, 'kind') ?? 'card') === 'card')
    .map((row) => ({ place: at(row, 'place') ?? '', text: at(row, 'text') ?? '', lang: at(row, 'lang'), evidence: at(row, 'evidence') }))
  const checked = importCards.safeParse({ cards })
  if (!checked.success) {
    const [, row, field] = checked.error.issues[0]?.path ?? []
    throw new Refused('bad-request', typeof row === 'number' ? `Card ${row + 1}: ${String(field)} is not valid.` : 'There are no cards, or too many.')
  }
  return checked.data
}
