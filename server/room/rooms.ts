/** The live boards of this node: loaded when somebody asks, given up when nobody is left. */
import { nanoid } from 'nanoid'
import { CLOSE } from '../../shared/protocol/frames.ts'
import { Damaged, Taken, type Entry, type LogStore } from '../log/port.ts'
import type { NewBoard, RoomApi, Rooms } from './api.ts'
import { foundFacts } from './membership.ts'
import { Room } from './room.ts'
import { normalCode } from './secrets.ts'

export interface RoomsOptions {
  store: LogStore
  /** Something an administrator should read; never text, names or tokens. */
  warn(message: string, error: unknown): void
  /** A board nobody is connected to leaves memory after this long (ms). */
  idleMs?: number
  /** ms since 1970. */
  now?: () => number
}

const DAY = 86_400_000
const SWEEP_MS = 30_000

export function createRooms({ store, warn, idleMs = 300_000, now = Date.now }: RoomsOptions): Rooms {
  const live = new Map<string, Promise<Room | null>>()
  /** Those of `live` that have been opened. */
  const loaded = new Map<string, Room>()
  let stopped = false

  const unload = (room: Room): void => {
    if (loaded.get(room.id) === room) loaded.delete(room.id)
  }

  /** In the board's record, for whoever looks for what has expired without opening it. */
  const keepFor = (board: string, days: number | null): void => {
    const keep = async () => {
      const meta = await store.meta(board)
      const expiresAt = meta === null || days === null ? null : meta.createdAt + days * DAY
      if (meta && meta.expiresAt !== expiresAt) await store.setMeta(board, { ...meta, expiresAt })
    }
    keep().catch((error: unknown) => warn('how long a board is kept could not be stored', error))
  }

  const load = (board: string): Promise<Room | null> => {
    const room: Promise<Room | null> = Room.open(board, {
      open: () => store.open(board),
      check: () => store.check(),
      warn,
      now,
      keepFor: (days) => keepFor(board, days),
      over: () => {
        if (live.get(board) === room) live.delete(board)
        room.then((gone) => gone && unload(gone), () => undefined)
      },
    })
    live.set(board, room)
    room.then(
      (found) => {
        if (found) {
          loaded.set(board, found)
          // What was decided is in the log, and may not have come to stand in the record.
          const { createdAt, days } = found.kept()
          if (createdAt > 0) keepFor(board, days)
        } else if (live.get(board) === room) live.delete(board)
      },
      (error: unknown) => {
        if (live.get(board) === room) live.delete(board)
        warn(error instanceof Damaged ? 'a board is damaged and was not opened; restore it from a backup' : 'a board could not be opened', error)
      },
    )
    return room
  }

  const get = async (board: string): Promise<Room | null> => {
    if (stopped || !/^[A-Za-z0-9_-]{1,64}$/.test(board)) return null
    // In one step: two who ask at once must not open it twice.
    return live.get(board) ?? load(board)
  }

  const end = async (board: string): Promise<void> => {
    const room = await live.get(board)
    live.delete(board)
    if (!room) return
    unload(room)
    await room.stop(CLOSE.gone, 'the board was deleted')
  }

  const sweep = setInterval(() => {
    for (const [board, pending] of live) {
      void pending.then(
        (room) => {
          if (!room || performance.now() - room.idleSince < idleMs || live.get(board) !== pending) return
          live.delete(board)
          unload(room)
          room.stop(CLOSE.restart, 'the board was put away').catch((error: unknown) => warn('a board could not be put away', error))
        },
        () => undefined,
      )
    }
  }, SWEEP_MS)
  sweep.unref()

  return {
    get,
    loaded: (board) => (stopped ? null : (loaded.get(board) ?? null)),
    async create({ update, retentionDays }: NewBoard) {
      for (let tries = 0; ; tries++) {
        const id = nanoid(16)
        const now = Date.now()
        const { facts, invites, code } = foundFacts(now, retentionDays)
        const entries: Entry[] = [
          { kind: 'update', at: now, doc: '', actor: null, update },
          ...facts.map((event): Entry => ({ kind: 'event', at: now, event })),
        ]
        const meta = { createdAt: now, expiresAt: retentionDays === null ? null : now + retentionDays * DAY, code }
        try {
          await store.create(id, meta, entries)
          return { id, invites, code }
        } catch (error) {
          // A code that is taken is possible, if rarely; anything else is not ours to hide.
          if (tries >= 4 || !(error instanceof Taken)) throw error
        }
      }
    },
    async byCode(typed): Promise<RoomApi | null> {
      const code = normalCode(typed)
      const board = code === null ? null : await store.byCode(code)
      return board === null ? null : get(board)
    },
    async remove(board) {
      await end(board)
      await store.remove(board)
      // Somebody may have asked for it meanwhile, and would go on with it in memory.
      await end(board)
    },
    figures() {
      const figures = { boards: 0, syncConnections: 0, roomConnections: 0, queued: 0 }
      for (const room of loaded.values()) {
        figures.boards++
        figures.syncConnections += room.connections.sync
        figures.roomConnections += room.connections.room
        figures.queued += room.queued
      }
      return figures
    },
    check: () => store.check(),
    async stop() {
      stopped = true
      clearInterval(sweep)
      const rooms = [...live.values()]
      live.clear()
      await Promise.allSettled(rooms.map(async (pending) => (await pending)?.stop(CLOSE.restart, 'the server is restarting')))
    },
  }
}
