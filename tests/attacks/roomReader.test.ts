/** Fault 13 at the door of the room channel: who answers pings and does not read what is told. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RoomLine, type EngineSocket } from '../../server/doors/roomLine.ts'

const HALF = 'x'.repeat(2 * 1_048_576)

/** An Engine.IO socket whose network takes what the test lets it. */
class Line implements EngineSocket {
  readonly writeBuffer: { data?: unknown }[] = []
  readonly codes: number[] = []
  readonly ended: true[] = []
  readonly transport = { socket: { bufferedAmount: 0, close: (code: number) => void this.codes.push(code) } }
  #drained: () => void = () => undefined
  readonly line = new RoomLine(this, () => undefined)

  prependListener(): void {}
  on(event: 'close' | 'drain', heard: () => void): void {
    if (event === 'drain') this.#drained = heard
  }
  close(discard: true): void {
    this.ended.push(discard)
  }
  tell(data: string): void {
    if (this.transport.socket.bufferedAmount === 0) this.transport.socket.bufferedAmount = data.length
    else this.writeBuffer.push({ data })
    this.line.told()
  }
  /** It reads what it had been sent, and is sent what waited. */
  read(): void {
    this.transport.socket.bufferedAmount = this.writeBuffer.splice(0).reduce((sum, { data }) => sum + String(data).length, 0)
    this.#drained()
  }
}

describe('a line to the room that does not read', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('fault 13: is cut when more waits for it than a hall takes in, so that it costs no more memory', () => {
    const socket = new Line()
    socket.line.known()
    socket.tell(HALF)
    socket.tell(HALF)
    expect(socket.codes).toEqual([])
    socket.tell('one more')
    expect([socket.codes, socket.ended]).toEqual([[4530], [true]])
  })

  it('fault 13: is cut when it has read nothing for 30 seconds, however little waits', () => {
    const socket = new Line()
    socket.line.known()
    socket.tell('a word')
    vi.advanceTimersByTime(29_000)
    socket.tell('another')
    expect(socket.codes).toEqual([])
    vi.advanceTimersByTime(2_000)
    expect(socket.codes).toEqual([4530])
  })

  it('fault 13: stays as long as it reads, however slowly', () => {
    const socket = new Line()
    socket.line.known()
    for (let n = 0; n < 10; n++) {
      for (let m = 0; m < 3; m++) socket.tell('a word')
      vi.advanceTimersByTime(20_000)
      socket.read()
    }
    socket.read()
    vi.advanceTimersByTime(120_000)
    expect(socket.codes).toEqual([])
  })
})
