/** Who asks: the member behind a bearer token, on the board the address names. */
import type { Request } from 'express'
import { ID } from '../../shared/board/place.ts'
import { keepsRecord } from '../../shared/rules/actor.ts'
import type { Member, RoomApi, Rooms } from '../room/api.ts'
import type { Limits } from './limits.ts'
import { Refused } from './problem.ts'
import { openToken } from './token.ts'

const secretOf = (scheme: string) => {
  const form = new RegExp(`^${scheme} ([A-Za-z0-9._~+/=-]{1,256})$`, 'i')
  return (header: string | undefined): string | null => form.exec(header ?? '')?.[1] ?? null
}
/** The token of an Authorization header; null when there is none. */
export const bearer = secretOf('Bearer')
/** The invite of an Authorization header, from somebody who has not joined yet. */
export const invited = secretOf('Invite')

export const addressOf = (req: Request): string => req.ip ?? 'unknown'

/** Somebody on a board. */
export interface Asking {
  room: RoomApi
  member: Member
}

export class Identity {
  constructor(readonly rooms: Rooms, readonly limits: Limits) {}

  /** The board of the address; an unknown and an expired one are the same (H1). */
  async room(req: Request): Promise<RoomApi> {
    const id = String(req.params.id)
    const room = ID.test(id) ? await this.rooms.get(id) : null
    if (room) return room
    await this.limits.wrongInvite(addressOf(req))
    throw new Refused('not-found')
  }

  async member(req: Request): Promise<Asking> {
    const room = await this.room(req)
    const token = bearer(req.headers.authorization)
    if (token === null) throw new Refused('no-token')
    const opened = openToken(token, room.id)
    if ('wrong' in opened) throw new Refused('forbidden')
    const member = room.member(opened.secret)
    if (!member) throw new Refused('bad-token')
    return { room, member }
  }

  /** Who keeps the record: moderators and rapporteurs. */
  async recorder(req: Request): Promise<Asking> {
    const who = await this.member(req)
    if (!keepsRecord(who.member)) throw new Refused('forbidden')
    return who
  }

  async moderator(req: Request): Promise<Asking> {
    const who = await this.member(req)
    if (who.member.role !== 'moderator') throw new Refused('forbidden')
    return who
  }
}
