/**
 * GET /api/boards/:id/content: what the sync door answers to an empty replica, packed. A first visit on a thin line takes the
 * document this way, a fifth as heavy, and asks the sync door only for what came after it: also for what was fanned out since the room made its frame.
 */
import { Router } from 'express'
import * as Y from 'yjs'
import { SYNC } from '../../shared/protocol/frames.ts'
import type { Sight, SightPen } from '../../shared/protocol/sight.ts'
import type { Member, RoomApi } from '../room/api.ts'
import type { Identity } from './identity.ts'
import type { Limits } from './limits.ts'
import { pack, packingFor, type Packing } from './packing.ts'
import { Refused } from './problem.ts'
import { parseMessage } from './syncMessages.ts'

/** By the frame they were made from, which the room shares between all who join: each is made once. */
const contents = new WeakMap<Uint8Array, Uint8Array>()
const packed: Record<Packing, WeakMap<Uint8Array, Promise<Buffer>>> = { br: new WeakMap(), gzip: new WeakMap() }

export function contentRoutes(identity: Identity, limits: Limits): Router {
  const router = Router()
  router.get('/api/boards/:id/content', async (req, res) => {
    const { room, member } = await identity.member(req)
    await limits.readContent(member.id)
    const frame = await fullState(room, member)
    res.type('application/octet-stream').vary('Accept-Encoding')
    const packing = packingFor(req)
    if (packing === null) res.send(Buffer.from(contentIn(frame)))
    else res.set('Content-Encoding', packing).send(await packedIn(frame, packing))
  })
  return router
}

/** Above this the document follows by itself: whoever joins learns first that they are in. */
const WITH_JOIN = 256 * 1_024

/** The document for the answer to a join, in gzip, which the page unpacks itself: the token beside it stays out of what is packed. Null where it is large, or cannot be had now. */
export async function contentForJoin(room: RoomApi, member: Member): Promise<Buffer | null> {
  // Who is in is told so, whatever becomes of the rest.
  const frame = await fullState(room, member).catch(() => null)
  return frame === null || frame.length > WITH_JOIN ? null : packedIn(frame, 'gzip')
}

const sights = new WeakMap<Sight, Promise<Buffer>>()

/** What there is to read before the document is unpacked and drawn, as JSON in gzip, and what they may write beside it; null where there is nothing. */
export async function sightForJoin(room: RoomApi, member: Member): Promise<{ bytes: Buffer; pen: SightPen | null } | null> {
  const told = await room.sight(member)
  if (told === null) return null
  const { sight, pen } = told
  const packing = sights.get(sight) ?? pack(Buffer.from(JSON.stringify(sight)), 'gzip', 'little')
  sights.set(sight, packing)
  return { bytes: await packing, pen }
}

function contentIn(frame: Uint8Array): Uint8Array {
  const content = contents.get(frame) ?? contentOf(frame)
  contents.set(frame, content)
  return content
}

function packedIn(frame: Uint8Array, packing: Packing): Promise<Buffer> {
  // More effort would keep a thread busy for half a second on a large board, for a tenth of the bytes.
  const bytes = packed[packing].get(frame) ?? pack(contentIn(frame), packing, 'little')
  packed[packing].set(frame, bytes)
  return bytes
}

/** The room's answer to a state vector of nothing, in its turn of the queue: only what is durable. What it sends besides comes later by the sync door. */
function fullState(room: RoomApi, member: Member): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const peer = room.sync(member, false, {
      frames: false,
      buffered: () => 0,
      close: () => reject(new Refused('not-saved')),
      send: (frame) => {
        if (frame[1] !== SYNC.step2 || parseMessage(frame)?.kind !== 'offer') return
        resolve(frame)
        peer.leave()
      },
    })
    peer.ask(Y.encodeStateVector(NOTHING))
  })
}

const NOTHING = new Y.Doc()

/** Yjs's second encoding packs better by a quarter. */
function contentOf(frame: Uint8Array): Uint8Array {
  const message = parseMessage(frame)
  if (message?.kind !== 'offer') throw new Error('not a whole state')
  return Y.convertUpdateFormatV1ToV2(message.update)
}
