/** POST /api/boards/:id/join and POST /api/code: how people come in. */
import { Router } from 'express'
import { joinBoard, useCode, type Joined } from '../../shared/protocol/http.ts'
import type { Rooms } from '../room/api.ts'
import { bodyOf, readBody } from './body.ts'
import { contentForJoin, sightForJoin } from './content.ts'
import { addressOf, bearer, type Identity } from './identity.ts'
import { knownBoard } from './known.ts'
import type { Limits } from './limits.ts'
import { Refused } from './problem.ts'
import { openToken, sealToken } from './token.ts'

const SMALL = 16_384
/** The answer to a join in one line of JSON, and after it the document as `/content` gives it, in gzip; with `?sight`, the first sight between them. */
const WITH_CONTENT = 'application/vnd.plenum.joined'

export function joinRoutes(rooms: Rooms, identity: Identity, limits: Limits, retentionDays: number | undefined): Router {
  const router = Router()

  router.post('/api/boards/:id/join', readBody(SMALL), async (req, res) => {
    const body = bodyOf(req, joinBoard)
    const room = await identity.room(req)
    const joined = await room.join(body, previousSecret(req.headers.authorization, room.id))
    if ('problem' in joined) {
      if (joined.problem === 'not-found') await limits.wrongInvite(addressOf(req))
      throw new Refused(joined.problem, joined.detail)
    }
    const token = sealToken(joined.token, room.id)
    const { stamp, member: { id, name, role, delegation, attendance } } = joined
    const answer: Joined = { token, participant: { id, name, role, delegation, attendance, stamp }, board: knownBoard(room, retentionDays) }
    const more = req.accepts(['application/json', WITH_CONTENT]) === WITH_CONTENT
    const [sight, content] = await Promise.all([more && 'sight' in req.query ? sightForJoin(room, joined.member) : null, more ? contentForJoin(room, joined.member) : null])
    if (sight === null && content === null) return void res.json(answer)
    if (sight) Object.assign(answer, { sight: sight.bytes.length }, sight.pen && { pen: sight.pen })
    res.type(WITH_CONTENT).send(Buffer.concat([Buffer.from(`${JSON.stringify(answer)}\n`), ...(sight ? [sight.bytes] : []), ...(content ? [content] : [])]))
  })

  router.post('/api/code', readBody(SMALL), async (req, res) => {
    const { code } = bodyOf(req, useCode)
    await limits.mayTryCode(addressOf(req))
    await limits.useCode(addressOf(req))
    const room = await rooms.byCode(code)
    const invite = room && (await room.inviteByCode())
    if (!room || invite === null) {
      await limits.wrongCode(addressOf(req))
      throw new Refused('not-found')
    }
    res.json({ id: room.id, invite })
  })

  return router
}

/** A token of another board is nobody's here: they join as somebody new. */
function previousSecret(header: string | undefined, board: string): string | null {
  const token = bearer(header)
  const opened = token === null ? null : openToken(token, board)
  return opened && 'secret' in opened ? opened.secret : null
}
