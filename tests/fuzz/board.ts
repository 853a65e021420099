/**
 * A board for the fuzz: its store, the server on it, which can be restarted, and what its moderator decided and when. What
 * arrives in the queue is numbered, so that afterwards there is one answer to what was locked when an edit arrived.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { readContent } from '../../shared/board/read.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { Role } from '../../shared/board/keys.ts'
import { openLmdbStore } from '../../server/log/lmdb.ts'
import { openMemoryStore } from '../../server/log/memory.ts'
import { NotSaved, type LogStore } from '../../server/log/port.ts'
import type { Ack, Member, RoomApi, Rooms } from '../../server/room/api.ts'
import { planBoard } from '../../server/room/founding.ts'
import { QUIET_MS } from '../../server/room/refounding.ts'
import { createRooms } from '../../server/room/rooms.ts'
import { Random } from '../gate/random.ts'
import type { Replica } from '../support/wire.ts'

/** What a moderator decided: a lock on a path, or the whole board closed. */
interface Decided {
  at: number
  path: string
  shut: boolean
  done: Promise<boolean>
}

export class FuzzBoard {
  readonly #dir: string | null
  readonly #history: Decided[] = []
  #store: LogStore
  #rooms: Rooms
  #arrived = 0
  /** How far the server's clock is ahead, in ms. */
  #ahead = 0
  /** The server dies: what is being appended is not kept. */
  #dying = false
  room!: RoomApi
  #invites!: Record<Role, string>
  #id = ''
  #moderator!: Member

  private constructor(dir: string | null, seed: number) {
    this.#dir = dir
    const random = new Random(seed)
    this.#store = openMemoryStore({
      beforeWrite: async () => {
        for (let turns = random.below(4); turns > 0; turns--) await turn()
        if (this.#dying) throw new NotSaved('the server has died')
      },
    })
    this.#rooms = this.#serve()
  }

  /** With `disk`, a restart of the server is one of its store, too, which reads back what it kept; without, an append takes a while. */
  static async open(disk: boolean, seed: number): Promise<FuzzBoard> {
    const dir = disk ? await mkdtemp(`${tmpdir()}/plenum-fuzz-`) : null
    const board = new FuzzBoard(dir, seed)
    if (dir !== null) {
      board.#store = await openLmdbStore({ dir })
      board.#rooms = board.#serve()
    }
    const plan = planBoard({ title: 'Fuzz', attribution: 'delegation' })
    if ('problem' in plan) throw new Error(plan.problem)
    const { id, invites } = await board.#rooms.create(plan)
    board.#id = id
    board.#invites = invites
    board.room = (await board.#rooms.get(id))!
    board.#moderator = await board.join('moderator')
    return board
  }

  async join(role: Role): Promise<Member> {
    const joined = await this.room.join({ invite: this.#invites[role], name: 'somebody', attendance: 'remote', delegation: 'X' }, null)
    if ('problem' in joined) throw new Error(joined.problem)
    return joined.member
  }

  /** Something arrives now: its number in the queue. */
  arrival(): number {
    return ++this.#arrived
  }

  command(by: Member, command: Command): Promise<Ack> {
    this.arrival()
    const peer = this.room.enter(by, { event: () => undefined, close: () => undefined })
    return peer.command(command).finally(() => peer.leave())
  }

  lock(path: string, locked: boolean): Promise<boolean> {
    return this.#decide({ type: 'lock.set', path, locked }, path, locked)
  }

  close(closed: boolean): Promise<boolean> {
    return this.#decide({ type: closed ? 'board.close' : 'board.reopen' }, CLOSED, closed)
  }

  #decide(command: Command, path: string, shut: boolean): Promise<boolean> {
    const done = this.command(this.#moderator, command).then(({ ok }) => ok)
    this.#history.push({ at: this.#arrived, path, shut, done })
    return done
  }

  /** Of these arrivals, whether each came while one of the paths was locked, or the board closed. Ask when all is decided. */
  async shutAt(arrivals: readonly number[], paths: readonly string[]): Promise<boolean[]> {
    const decided: Decided[] = []
    for (const one of this.#history) if (await one.done) decided.push(one)
    return arrivals.map((arrival) =>
      [...paths, CLOSED].some((path) => decided.findLast((one) => one.path === path && one.at < arrival)?.shut ?? false))
  }

  /** The server stops and starts; what the new one knows is what the old one had told. */
  async restart(): Promise<void> {
    const old = this.room
    await this.#rooms.stop()
    if (this.#dir !== null) {
      await this.#store.close()
      this.#store = await openLmdbStore({ dir: this.#dir })
    }
    this.#rooms = this.#serve()
    this.room = (await this.#rooms.get(this.#id))!
    expect(readContent(this.room.doc), 'SAVE-2 the log folded anew').toEqual(readContent(old.doc))
  }

  /** The server stops, and starts when nobody has written for days: the document is founded anew (SAVE-3). */
  async refound(): Promise<void> {
    this.#ahead = QUIET_MS + 60_000
    await this.restart()
    this.#ahead = 0
    expect(this.room.doc.store.clients.size, 'SAVE-3 a document of one client').toBe(1)
  }

  /** The server dies, after everybody's line: what was being appended is lost, and nothing else that anybody had seen or was told is saved. */
  async crash(everyone: readonly Replica[]): Promise<void> {
    this.#dying = this.#dir === null
    await this.#rooms.stop()
    this.#dying = false
    this.#rooms = this.#serve()
    this.room = (await this.#rooms.get(this.#id))!
    const kept = Y.decodeStateVector(Y.encodeStateVector(this.room.doc))
    for (const { doc, draft, saved } of everyone) {
      if (draft) continue
      for (const [client, clock] of saved) expect(kept.get(client) ?? 0, 'SAVE-2 what was called saved').toBeGreaterThanOrEqual(clock)
      for (const client of doc.store.clients.keys()) {
        if (client !== doc.clientID) expect(kept.get(client) ?? 0, 'SAVE-1 what somebody else had seen').toBeGreaterThanOrEqual(Y.getState(doc.store, client))
      }
    }
  }

  #serve(): Rooms {
    return createRooms({ store: this.#store, now: () => Date.now() + this.#ahead, warn: (message, error) => {
      if (!this.#dying) throw new Error(message, { cause: error })
    } })
  }

  async end(): Promise<void> {
    await this.#rooms.stop()
    await this.#store.close()
    if (this.#dir !== null) await rm(this.#dir, { recursive: true })
  }
}

const CLOSED = '(closed)'

/** Lets what waits for this turn of the event loop happen. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
