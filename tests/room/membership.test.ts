import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../shared/board/limits.ts'
import { inviteByCode, join, memberByToken, rotate } from '../../server/room/membership.ts'
import { newCode, newSecret, normalCode, sameHash, shownCode } from '../../server/room/secrets.ts'
import { PaperRoom } from '../support/paperRoom.ts'

const body = (invite: string, more: object = {}) => ({ invite, name: 'Ana', attendance: 'on-site' as const, ...more })

describe('joining', () => {
  it('ROLE-3 the role comes from the invite, and the token is known from then on', () => {
    const room = new PaperRoom()
    for (const role of ['moderator', 'rapporteur', 'participant', 'observer'] as const) {
      const { token, member } = room.join('Ana', role)
      expect(member.role).toBe(role)
      expect(memberByToken(room.facts, token)).toEqual(member)
    }
  })

  it('H1 an unknown invite and an unknown token open nothing', () => {
    const room = new PaperRoom()
    expect(join(room.view, body(newSecret()), null)).toEqual({ problem: 'not-found' })
    expect(memberByToken(room.facts, newSecret())).toBeNull()
    expect(memberByToken(room.facts, '')).toBeNull()
  })

  it('ROLE-3 a hash is not a token: who steals the store cannot come in', () => {
    const room = new PaperRoom()
    const { member } = room.join('Ana')
    expect(memberByToken(room.facts, room.facts.people.get(member.id)!.token)).toBeNull()
    expect(join(room.view, body(room.facts.invites.moderator[0]!), null)).toEqual({ problem: 'not-found' })
  })

  it('ROLE-3 on the same device the same person returns, as they describe themselves now', () => {
    const room = new PaperRoom()
    const first = room.join('Ana', 'participant', { lang: 'mk' })
    const again = room.join('Ana Marić', 'participant', { attendance: 'remote' }, first.token)
    expect(again.member).toEqual({ ...first.member, name: 'Ana Marić', attendance: 'remote' })
    expect(again.token).toBe(first.token)
    expect(room.facts.people.size).toBe(1)
  })

  it('ROLE-3 who returns by another link has the role of that link', () => {
    const room = new PaperRoom()
    const first = room.join('Ana')
    expect(room.join('Ana', 'rapporteur', {}, first.token).member).toEqual({ ...first.member, role: 'rapporteur' })
  })

  it('W3 a removed person has no token, and can only come as somebody new', () => {
    const room = new PaperRoom()
    const mod = room.member('Mira', 'moderator')
    const { token, member } = room.join('Troll')
    const { decided } = room.send({ type: 'participant.remove', id: member.id }, mod)
    expect(decided).toMatchObject({ revoke: [member.id] })
    expect(memberByToken(room.facts, token)).toBeNull()
    const again = room.join('Troll', 'participant', {}, token)
    expect(again.member.id).not.toBe(member.id)
    expect(again.token).not.toBe(token)
  })

  it('ROLE-3 a token of another board means nothing here', () => {
    const other = new PaperRoom().join('Ana')
    const room = new PaperRoom()
    expect(room.join('Ana', 'participant', {}, other.token).token).not.toBe(other.token)
  })

  it('LIMIT-2 a full board takes nobody new, but lets people return', () => {
    const room = new PaperRoom()
    const first = room.join('Ana')
    for (let n = 1; n < LIMITS.people; n++) room.join(`P${n}`)
    expect(join(room.view, body(room.invites.participant), null)).toEqual({ problem: 'board-full' })
    expect(room.join('Ana', 'participant', {}, first.token).member.id).toBe(first.member.id)
  })

  it('LIMIT-2 whoever fills a board keeps no moderator out of it, who can make room', () => {
    const room = new PaperRoom()
    for (let n = 0; n < LIMITS.people; n++) room.join(`P${n}`, 'observer')
    for (let n = 0; n < LIMITS.moderatorsMore; n++) room.join(`M${n}`, 'moderator')
    for (const role of ['moderator', 'rapporteur', 'participant', 'observer'] as const) {
      expect(join(room.view, body(room.invites[role]), null)).toEqual({ problem: 'board-full' })
    }
  })

  it('ROLE-3 a delegation is one of the board, by id or name; free where the board lists none', () => {
    const listed = new PaperRoom({ delegations: ['Северна Македонија', 'Srbija'] })
    expect(listed.member('A', 'participant', { delegation: 'Северна Македонија' }).delegation).toBe('severna-makedonija')
    expect(listed.member('B', 'participant', { delegation: 'srbija' }).delegation).toBe('srbija')
    expect(listed.member('C', 'participant', { delegation: null }).delegation).toBeNull()
    expect(listed.member('D').delegation).toBeNull()
    expect(join(listed.view, body(listed.invites.participant, { delegation: 'Atlantis' }), null)).toEqual({ problem: 'bad-delegation' })
    expect(new PaperRoom().member('E', 'participant', { delegation: ' Town of Budva* ' }).delegation).toBe('Town of Budva*')
    const free = new PaperRoom()
    expect(join(free.view, body(free.invites.participant, { delegation: '__proto__' }), null)).toEqual({ problem: 'bad-delegation' })
  })

  it('NAME-1 the stamp says what the attribution of the board shows', () => {
    const person = { delegation: 'X', attendance: 'remote' } as const
    const stampOn = (attribution: 'named' | 'delegation' | 'none') => new PaperRoom({ attribution }).join('A', 'participant', person)
    const named = stampOn('named')
    expect(named.stamp).toEqual({ author: named.member.id, delegation: 'X', attendance: 'remote' })
    expect(stampOn('delegation').stamp).toEqual({ author: null, delegation: 'X', attendance: 'remote' })
    expect(stampOn('none').stamp).toEqual({ author: null, delegation: null, attendance: null })
  })
})

describe('links and the short code', () => {
  it('W3 rotating a role ends its old links, minted ones too, and no others', () => {
    const room = new PaperRoom()
    const mod = room.member('Mira', 'moderator')
    const minted = inviteByCode(room.facts)!
    room.carryOut(minted.decision)
    const rotated = rotate(mod, 'participant')
    if ('problem' in rotated) throw new Error(rotated.problem)
    room.carryOut(rotated.decision)
    for (const old of [room.invites.participant, minted.invite]) {
      expect(join(room.view, body(old), null)).toEqual({ problem: 'not-found' })
    }
    expect(join(room.view, body(rotated.invite), null)).toMatchObject({ member: { role: 'participant' } })
    expect(join(room.view, body(room.invites.observer), null)).toMatchObject({ member: { role: 'observer' } })
  })

  it('ROLE-2 only a moderator rotates', () => {
    const room = new PaperRoom()
    expect(rotate(room.member('Ana'), 'moderator')).toEqual({ problem: 'forbidden' })
  })

  it('ROLE-2 the short code lets in participants, and nobody while it is off', () => {
    const room = new PaperRoom()
    const mod = room.member('Mira', 'moderator')
    const minted = inviteByCode(room.facts)!
    room.carryOut(minted.decision)
    expect(join(room.view, body(minted.invite), null)).toMatchObject({ member: { role: 'participant' } })
    room.send({ type: 'board.update', code: false }, mod)
    expect(inviteByCode(room.facts)).toBeNull()
  })

  it('D1 secrets are long, never twice the same, and fit a WebSocket subprotocol', () => {
    const secrets = Array.from({ length: 200 }, newSecret)
    expect(new Set(secrets).size).toBe(200)
    for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9_-]{32}$/)
    expect(sameHash('abc', 'abc')).toBe(true)
    expect(sameHash('abc', 'abd')).toBe(false)
    expect(sameHash('abc', 'abcd')).toBe(false)
  })

  it('H1 a code is found however it is typed; anything else is none', () => {
    const code = newCode()
    expect(normalCode(code)).toBe(code)
    expect(normalCode(` ${shownCode(code).toLowerCase()} `)).toBe(code)
    expect(normalCode([...code].join(' '))).toBe(code)
    expect(normalCode(shownCode(code).replace('-', '–'))).toBe(code)
    for (const wrong of ['', code.slice(1), `${code}A`, '0000-0000', '__proto__']) expect(normalCode(wrong)).toBeNull()
  })
})
