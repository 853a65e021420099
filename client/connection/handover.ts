/**
 * Going on as the same person on another device: one's place on a board as the fragment of a link. Like an invite it never reaches a
 * server by itself; unlike one it is a person's own key, so it is shown only to them, and the other device asks before it takes it.
 */
import { ATTENDANCES, LANGS, ROLES } from '../../shared/board/keys.ts'
import { ID } from '../../shared/board/place.ts'
import type { Membership } from './session.ts'

/** No invite begins like this: a dot is in none. */
const MARK = 'me.'

export type Handed = Pick<Membership, 'token' | 'participant' | 'lang'>

export const isHandover = (fragment: string): boolean => fragment.startsWith(MARK)

export function handoverOf({ token, participant, lang }: Handed): string {
  const bytes = new TextEncoder().encode(JSON.stringify({ token, participant, lang } satisfies Handed))
  return MARK + btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Null: it is no such link, or was cut off on its way. */
export function readHandover(fragment: string): Handed | null {
  if (!isHandover(fragment)) return null
  try {
    const packed = atob(fragment.slice(MARK.length).replaceAll('-', '+').replaceAll('_', '/'))
    const { token, participant, lang } = JSON.parse(new TextDecoder().decode(Uint8Array.from(packed, (sign) => sign.charCodeAt(0)))) as Handed
    const { id, name, role, delegation, attendance, stamp } = participant
    const sound = typeof token === 'string' && ID.test(id) && typeof name === 'string' && ROLES.includes(role) && ATTENDANCES.includes(attendance)
      && (delegation === null || typeof delegation === 'string') && typeof stamp === 'object' && LANGS.includes(lang)
    return sound ? { token, participant: { id, name, role, delegation, attendance, stamp }, lang } : null
  } catch {
    return null
  }
}
