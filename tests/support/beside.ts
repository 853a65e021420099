/**
 * What every row of the list of threats demands besides its own answer, of a real server over real sockets: content unchanged,
 * nothing broadcast, the event loop held for 50 ms at most, memory back within 32 MB, and honest people beside it unaffected.
 */
import { expect, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { readContent } from '../../shared/board/read.ts'
import type { Role } from '../../shared/board/keys.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from './app.ts'
import { Client, createBoard, joinBoard, type Person } from './people.ts'

/** ms */
const STALL = 50
const MEMORY = 32 * 1_048_576
/** The card on which the honest writer goes on writing while others attack. */
const DIARY = 'diary'
const KEYSTROKE_MS = 20

/** A bare sync socket, and how it ended. */
export interface Line {
  readonly ws: WebSocket
  readonly heard: Buffer[]
  readonly closed: Promise<number>
}

export class Beside {
  #typed = 0
  readonly #onTyped = new Set<(typed: number) => void>()

  private constructor(readonly server: RunningServer, readonly board: CreatedBoard, readonly writer: Client, readonly reader: Client) {}

  /** A server with a board made of `plan`, on which two honest people are at work. */
  static async start(plan: Record<string, unknown> = {}, env: Record<string, string> = {}): Promise<Beside> {
    const server = await startServer({ probed: true, env })
    const board = await createBoard(server.origin, plan)
    const [writer, reader] = await Promise.all(
      [0, 1].map(async () => new Client(await joinBoard(server.origin, board, 'participant'))),
    ) as [Client, Client]
    await Promise.all([writer.synced(), reader.synced()])
    writer.add(DIARY, '', { place: 'parking' })
    await writer.saved()
    await reader.until(() => reader.card(DIARY) !== undefined)
    return new Beside(server, board, writer, reader)
  }

  join(role: Role = 'participant', name: string = role): Promise<Person> {
    return joinBoard(this.server.origin, this.board, role, { name })
  }

  /** A socket of this person, open, on which nothing has been said yet. */
  async line({ boardId, token }: Pick<Person, 'boardId' | 'token'>, { draft = false } = {}): Promise<Line> {
    const ws = new WebSocket(`${this.server.origin.replace('http', 'ws')}/sync/${boardId}${draft ? '/draft' : ''}`, ['plenum', token])
    ws.on('error', () => {})
    const heard: Buffer[] = []
    ws.on('message', (data: Buffer) => heard.push(data))
    const closed = new Promise<number>((resolve) => ws.once('close', resolve))
    await new Promise<void>((resolve, reject) => {
      ws.once('message', () => resolve())
      ws.once('close', (code) => reject(new Error(`closed with ${code}`)))
    })
    return { ws, heard, closed }
  }

  /** The board without the honest people's diary. */
  content(of: Client = this.reader): Record<string, unknown> {
    const content = readContent(of.doc)
    const { [DIARY]: _diary, ...cards } = content.cards as Record<string, unknown>
    return { ...content, cards }
  }

  /**
   * Carries out an attack while the honest ones work on, and holds them and the server to all of the above. With `leaves` the attack may
   * leave something on the board: what it refused and undid is content unchanged, but its tombstones are sent to everybody.
   */
  async holds<T>(attack: () => Promise<T>, { leaves = false, stall = STALL }: { leaves?: boolean; stall?: number } = {}): Promise<T> {
    const { server, writer, reader } = this
    const content = this.content()
    const known = new Set(reader.doc.store.clients.keys())
    const before = await server.look()
    let attacking = true
    const work = async (): Promise<void> => {
      const diary = writer.text(DIARY)
      while (attacking) {
        if (diary.length > 200) diary.delete(0, diary.length)
        diary.insert(diary.length, `<${++this.#typed}>`)
        for (const typed of [...this.#onTyped]) typed(this.#typed)
        await new Promise((resolve) => setTimeout(resolve, KEYSTROKE_MS))
      }
      diary.insert(diary.length, `<${++this.#typed}>`)
    }
    const working = work()
    const answer = await attack().finally(() => (attacking = false))
    await working
    const last = `<${this.#typed}>`
    await Promise.all([writer.saved(), reader.until(() => reader.text(DIARY).toString().includes(last))])
    const { held } = await server.look()
    expect(held, 'ms the event loop was held').toBeLessThanOrEqual(stall)
    expect([writer.closed, reader.closed, writer.refused, reader.refused], 'honest people beside it').toEqual([null, null, [], []])
    expect(this.content(), 'content').toEqual(content)
    if (!leaves) expect([...reader.doc.store.clients.keys()].filter((client) => !known.has(client)), 'broadcast').toEqual([])
    await this.#memoryBack(before.bytes)
    return answer
  }

  /** Resolves when the honest ones have typed so often again, while an attack goes on. */
  typing(times: number): Promise<void> {
    const until = this.#typed + times
    return new Promise((resolve) => {
      const look = (typed: number): void => {
        if (typed < until) return
        this.#onTyped.delete(look)
        resolve()
      }
      this.#onTyped.add(look)
    })
  }

  /** Some of it goes only when what was closed has been let go of. */
  async #memoryBack(before: number): Promise<void> {
    const inBounds = async () => expect((await this.server.look()).bytes - before, 'bytes more than before').toBeLessThanOrEqual(MEMORY)
    await vi.waitFor(inBounds, { timeout: 10_000, interval: 250 })
  }

  /** A replica of somebody who comes only now has the same content as everyone else. */
  async newcomerAgrees(): Promise<void> {
    const late = new Client(await this.join('observer'))
    await late.synced()
    // What was written since the state everyone shares was encoded follows it.
    await late.until(() => [...this.reader.doc.store.clients.keys()].every((client) => Y.getState(late.doc.store, client) >= Y.getState(this.reader.doc.store, client)))
    expect(readContent(late.doc)).toEqual(readContent(this.reader.doc))
    late.leave()
  }

  async stop(): Promise<void> {
    this.writer.leave()
    this.reader.leave()
    await this.server.stop()
  }
}
