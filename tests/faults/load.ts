/** SAVE-1 and SAVE-2 under fault 1: people who write as fast as they can, and know what was called saved and what another one saw. */
import { expect } from 'vitest'
import { Client, createBoard, joinBoard, type Person } from '../support/people.ts'

const WRITERS = 3
const ids = Array.from({ length: WRITERS }, (_, n) => `card${n}`)
/** Each writer counts upwards in a field of its own card: one number tells which of its edits are there. */
const value = (client: Client, n: number) => Number(client.card(ids[n]!)?.get('evidence') ?? 0)

/** The writers never reconnect: their own copies must not be what heals the board. */
export class Load {
  #writers: Client[] = []
  /** Of each writer, the last number that must survive, and at which clock each was written. */
  #certain: number[] = []
  #clocks: { clock: number; value: number }[][] = []
  #count = 0
  /** Kills before which something was saved or seen: an early one may come before the first flush. */
  telling = 0

  private constructor(readonly people: readonly Person[]) {}

  static async on(origin: string): Promise<Load> {
    const board = await createBoard(origin, { attribution: 'none' })
    const people: Person[] = []
    for (let n = 0; n < WRITERS; n++) people.push(await joinBoard(origin, board, 'moderator'))
    const first = new Client(people[0]!)
    await first.synced()
    for (const id of ids) first.add(id, `text of ${id}: `)
    await first.saved()
    first.leave()
    return new Load(people)
  }

  async arm(): Promise<void> {
    this.#writers = this.people.map((person) => new Client(person))
    this.#certain = ids.map(() => 0)
    this.#clocks = ids.map(() => [])
    // What was written since the state everyone shares was encoded follows it.
    await Promise.all(this.#writers.map((writer) => writer.until(() => writer.provider.synced && ids.every((id) => writer.card(id)))))
    this.#writers.forEach((writer, n) => {
      writer.doc.on('update', () => {
        ids.forEach((_id, m) => {
          if (m !== n) this.#certain[m] = Math.max(this.#certain[m]!, value(writer, m))
        })
      })
    })
  }

  /** One edit of everybody. */
  write(): void {
    this.#writers.forEach((writer, n) => {
      writer.card(ids[n]!)!.set('evidence', String(++this.#count))
      this.#clocks[n]!.push({ clock: writer.doc.store.clients.get(writer.doc.clientID)!.at(-1)!.id.clock, value: this.#count })
    })
  }

  fallen(): void {
    this.#writers.forEach((writer, n) => {
      for (const { clock, value: written } of this.#clocks[n]!) if (clock < writer.savedClock) this.#certain[n] = Math.max(this.#certain[n]!, written)
      writer.leave()
    })
  }

  async judge(kill: number): Promise<void> {
    const reader = new Client(this.people[0]!)
    await reader.synced()
    const found = () => ids.map((_id, n) => value(reader, n))
    // Nobody else is there who could bring it.
    const isThere = () => found().every((number, n) => number >= this.#certain[n]!)
    await reader.until(isThere).catch(() => expect.unreachable(`kill ${kill}: certain ${this.#certain}, found ${found()}`))
    if (this.#certain.some((number) => number > 0)) this.telling++
    reader.leave()
  }
}
