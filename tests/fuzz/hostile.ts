/** What a hacked client with a valid link tries. All of it is forbidden, whatever else goes on; and all of it says so. */
import * as Y from 'yjs'
import { addCard, setTrashed } from '../../shared/board/edits.ts'
import { entity } from '../../shared/board/read.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { any, forge, gc, item } from '../gate/forge.ts'
import type { Random } from '../gate/random.ts'
import type { Replica } from '../support/wire.ts'

export const FORBIDDEN = 'FORBIDDEN'
/** The card that is locked from beginning to end, and one that stands in a place which is. */
export const LOCKED = 'card0'
export const PARKED = 'parked'
export const SHUT_PLACE = 'parking'

const text = ({ doc }: Replica, card: string): Y.Text | null => (entity(doc, 'cards', card)?.get('text') as Y.Text | undefined) ?? null

/** A participant's, against what is locked, the server's roots, other people's ids and stamps, and the order of things. */
export function attack(hostile: Replica, victim: Replica, random: Random): void {
  const { doc } = hostile
  const card = entity(doc, 'cards', LOCKED)
  const locked = text(hostile, LOCKED)
  if (!card || !locked || locked.length === 0) return
  const fresh = 900_000_000 + random.below(1_000_000)
  const holder = [card._item!.id.client, card._item!.id.clock] as const
  const evidence = (client: number, clock: number) =>
    hostile.offer(forge([{ client, clock, structs: [item({ parent: holder, key: 'evidence', content: any(FORBIDDEN) })] }]), random.chance(2))
  const first = locked._start!.id
  random.of<() => unknown>([
    () => evidence(fresh, 0),
    () => evidence(victim.doc.clientID, random.below(3)),
    () => evidence(victim.doc.clientID, Y.getState(doc.store, victim.doc.clientID)),
    () => hostile.offer(forge([], [[first.client, first.clock + random.below(7), 1]]), random.chance(2)),
    () => hostile.offer(forge([{ client: victim.doc.clientID, clock: 1e6, structs: [gc(1 + random.below(2 ** 31))] }])),
    () => hostile.offer(Uint8Array.from({ length: 1 + random.below(30) }, () => random.below(256)), random.chance(2)),
    () => hostile.aware(victim.doc.clientID, random.of<unknown>([null, { at: `card/${FORBIDDEN}` }])),
    () => hostile.aware(doc.clientID, { user: { name: FORBIDDEN, id: FORBIDDEN }, name: FORBIDDEN }),
    () => entity(doc, 'cards', PARKED)?.set('place', 'swot/return/S'),
    () => entity(doc, 'cards', 'card1')?.set('place', SHUT_PLACE),
    () => locked.insert(random.below(locked.length + 1), FORBIDDEN),
    () => locked.delete(0, 1 + random.below(locked.length)),
    () => card.set('place', 'priorities'),
    () => card.set('author', FORBIDDEN),
    () => setTrashed(doc, 'cards', LOCKED, true, null),
    () => doc.getMap('cards').delete(LOCKED),
    () => doc.getMap('cards').set(LOCKED, new Y.Map([['text', new Y.Text(FORBIDDEN)]])),
    () => doc.getMap('board').set('title', FORBIDDEN),
    () => doc.getMap('locks').delete(`card/${LOCKED}`),
    () => addCard(doc, { id: `forged${fresh}`, place: 'swot/return/S', text: FORBIDDEN, stamp: { author: null, delegation: FORBIDDEN, attendance: 'remote' }, createdAt: '2021-12-21T09:31:05Z' }, null),
    () => doc.transact(() => {
      locked.insert(0, FORBIDDEN)
      text(hostile, 'card1')?.insert(0, '')
    }),
  ])()
}

/** An observer's: anything at all. */
export function trespass(observer: Replica, random: Random): void {
  random.of<() => unknown>([
    () => text(observer, `card${random.below(8)}`)?.insert(0, FORBIDDEN),
    () => entity(observer.doc, 'cards', `card${random.below(8)}`)?.set('evidence', FORBIDDEN),
    () => addCard(observer.doc, { id: `seen${random.below(1e6)}`, place: 'priorities', text: FORBIDDEN, stamp: { author: null, delegation: 'X', attendance: 'remote' }, createdAt: '2021-12-21T09:31:05Z' }, null),
  ])()
}

/** Commands that only moderators may send. */
export const COMMANDS: readonly Command[] = [
  { type: 'lock.set', path: `card/${LOCKED}`, locked: false },
  { type: 'board.update', title: FORBIDDEN },
  { type: 'theme.put', id: 'forged', title: FORBIDDEN },
  { type: 'draft.reveal' },
  { type: 'bin.empty' },
  { type: 'board.close' },
]
