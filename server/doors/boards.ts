/** POST /api/boards, GET and DELETE /api/boards/:id, and new links for a role. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { Router, type Request } from 'express'
import { ROLES, type Role } from '../../shared/board/keys.ts'
import { createBoard, type CreateBoard, type CreatedBoard, type Invitation } from '../../shared/protocol/http.ts'
import type { Failed, NewBoard, Rooms } from '../room/api.ts'
import { bodyOf, KiB, MiB, noBody, readBody } from './body.ts'
import { addressOf, invited, type Identity } from './identity.ts'
import { knownBoard, shorter } from './known.ts'
import type { Limits } from './limits.ts'
import { Refused } from './problem.ts'
import { REPEAT_KEY, Repeats } from './repeats.ts'

/** Makes the first content of a board from what its creator sent. */
export type Found = (plan: CreateBoard) => NewBoard | Failed

export interface BoardRoutes {
  rooms: Rooms
  found: Found
  identity: Identity
  limits: Limits
  createKey: string | undefined
  retentionDays: number | undefined
}

export function boardRoutes({ rooms, found, identity, limits, createKey, retentionDays }: BoardRoutes): Router {
  const router = Router()
  const repeats = new Repeats<CreatedBoard>()

  router.post('/api/boards', async (req, _res, next) => {
    await holdsKey(req, createKey, limits)
    await limits.createBoard(addressOf(req))
    next()
  }, readBody(8 * MiB), async (req, res) => {
    const asked = bodyOf(req, createBoard)
    const make = async (): Promise<CreatedBoard> => {
      const plan = found(asked)
      if ('problem' in plan) throw new Refused(plan.problem, plan.detail)
      return rooms.create({ ...plan, retentionDays: shorter(plan.retentionDays, retentionDays) })
    }
    const key = req.get('idempotency-key')
    if (key !== undefined && !REPEAT_KEY.test(key)) throw new Refused('bad-request', 'Not valid: Idempotency-Key.')
    const created = key === undefined ? await make() : await repeats.once(key, asked, async ({ id }) => (await rooms.get(id)) !== null, make)
    res.status(201).location(`/b/${created.id}`).json(created)
  })

  router.get('/api/boards/:id', async (req, res) => {
    const invite = invited(req.headers.authorization)
    if (invite === null) {
      const { room } = await identity.member(req)
      res.json(knownBoard(room, retentionDays))
      return
    }
    const room = await identity.room(req)
    const role = room.invited(invite)
    if (!role) {
      await limits.wrongInvite(addressOf(req))
      throw new Refused('not-found')
    }
    const { id, title, question, attribution, closed, delegations } = room.summary()
    const answer: Invitation = { id, title, question, attribution, role, closed, delegations }
    res.json(answer)
  })

  router.delete('/api/boards/:id', readBody(KiB), noBody, async (req, res) => {
    const { room } = await identity.moderator(req)
    await rooms.remove(room.id)
    res.status(204).end()
  })

  router.post('/api/boards/:id/invites/:role/rotate', readBody(KiB), noBody, async (req, res) => {
    const { room, member } = await identity.moderator(req)
    const role = String(req.params.role)
    if (!(ROLES as readonly string[]).includes(role)) throw new Refused('not-found')
    const rotated = await room.rotate(member, role as Role)
    if ('problem' in rotated) throw new Refused(rotated.problem, rotated.detail)
    res.json(rotated)
  })

  return router
}

/** Where the server has a key, only who holds it creates boards. */
async function holdsKey(req: Request, createKey: string | undefined, limits: Limits): Promise<void> {
  if (createKey === undefined) return
  await limits.mayTryKey(addressOf(req))
  if (timingSafeEqual(digest(keyIn(req)), digest(createKey))) return
  await limits.wrongKey(addressOf(req))
  throw new Refused('create-key')
}

/** A key may have any letters and signs: its UTF-8 is sent as it is, which Node reads one byte a letter. */
function keyIn(req: Request): Buffer {
  const given = req.get('x-create-key') ?? /^Bearer +(.+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? ''
  return Buffer.from(given, 'latin1')
}

const digest = (secret: string | Buffer): Buffer => createHash('sha256').update(secret).digest()
