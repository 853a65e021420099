/** A board on a store that the test holds up, fills, or takes away, and the people on it. */
import { addCard } from '../../shared/board/edits.ts'
import { stampFor, type Role } from '../../shared/board/keys.ts'
import { readCards } from '../../shared/board/read.ts'
import { openMemoryStore } from '../../server/log/memory.ts'
import { NotSaved } from '../../server/log/port.ts'
import type { RoomApi, Rooms } from '../../server/room/api.ts'
import { planBoard } from '../../server/room/founding.ts'
import { createRooms } from '../../server/room/rooms.ts'
import type * as Y from 'yjs'
import { Replica } from '../support/wire.ts'

/** The store in memory, whose appends wait at a gate that the test opens, or fail as a full disk does. */
export class HeldStore {
  full = false
  /** Neither written nor read, as a Redis that was killed. */
  away = false
  /** The next append is kept, and is said to have failed: the answer was lost on its way. */
  answerLost = false
  #gate: Promise<void> = Promise.resolve()
  #open: () => void = () => undefined
  #reached: (() => void)[] = []
  readonly store = openMemoryStore({
    beforeWrite: async (write) => {
      if (write === 'append') {
        for (const resolve of this.#reached.splice(0)) resolve()
        await this.#gate
      }
      if (this.full || this.away) throw new NotSaved('the disk is full')
    },
  })

  constructor() {
    const open = this.store.open.bind(this.store)
    this.store.open = async (board) => {
      const log = await open(board)
      const snapshot = log?.snapshot.bind(log)
      if (log && snapshot) log.snapshot = () => (this.away ? Promise.reject(new NotSaved('the store is away')) : snapshot())
      const append = log?.append.bind(log)
      if (log && append) log.append = async (entries) => {
        const last = await append(entries)
        if (!this.answerLost) return last
        this.answerLost = false
        throw new NotSaved('the connection was lost')
      }
      return log
    }
  }

  hold(): void {
    this.#gate = new Promise((resolve) => (this.#open = resolve))
  }

  release(): void {
    this.#open()
    this.#gate = Promise.resolve()
  }

  /** Resolves when an append is waiting at the gate. */
  reached(): Promise<void> {
    return new Promise((resolve) => this.#reached.push(resolve))
  }
}

/** A board of its own, with what an administrator was told. */
export async function heldBoard(held: HeldStore) {
  held.full = held.away = false
  const warnings: string[] = []
  const rooms: Rooms = createRooms({ store: held.store, warn: (message) => warnings.push(message) })
  const plan = planBoard({ title: 'Saving', attribution: 'none' })
  if ('problem' in plan) throw new Error(plan.problem)
  const { id, invites } = await rooms.create(plan)
  const room: RoomApi = (await rooms.get(id))!
  const person = async (role: Role = 'participant', draft = false) => {
    const joined = await room.join({ invite: invites[role], name: 'somebody', attendance: 'remote' }, null)
    if ('problem' in joined) throw new Error(joined.problem)
    const replica = new Replica(joined.member, draft)
    replica.connect(room)
    await replica.settled()
    return replica
  }
  return { id, rooms, room, person, warnings }
}

export const write = ({ doc }: Replica, id: string, text = 'a point') =>
  addCard(doc, { id, place: 'swot/return/S', text, stamp: stampFor('none', { id: '', delegation: null, attendance: 'remote' }), createdAt: '2021-12-21T09:31:05Z' }, null)

export const cards = ({ doc }: { doc: Y.Doc }): string[] => readCards(doc).map(({ id }) => id)
