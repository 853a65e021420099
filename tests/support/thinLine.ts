/**
 * A line to a server as thin and as slow as a bad one abroad: every byte of every connection, both ways, goes through one pipe of
 * so many bits a second, and arrives half the delay later; a new connection costs one more round trip, as TCP's greeting does.
 * The connections take turns, a packet each, so that a small frame does not wait behind a whole file.
 */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export interface Thinness {
  bitsPerSecond: number
  /** There and back, ms. */
  delay: number
}

const PACKET = 1_400
/** What a connection may have on its way before it is asked to wait. */
const WINDOW = 16_384

interface Flow {
  waiting: Buffer[]
  bytes: number
  from: Socket
  to: Socket
  /** Nothing leaves before: the connection is still greeting. */
  notBefore: number
  /** Nothing more comes; what waits still goes out. */
  over: boolean
}

/** One direction. */
class Pipe {
  /** All that went through, headers of TCP and IP included. */
  carried = 0
  readonly #flows: Flow[] = []
  /** What is on its way, in the order in which it arrives, also when the line has become a shorter one meanwhile. */
  readonly #onTheWay: { due: number; arrive: () => void }[] = []
  #scheduled = false
  #freeAt = 0
  #bytesPerMs = 0
  #delay = 0

  constructor(thinness: Thinness) {
    this.become(thinness)
  }

  /** For what leaves from now on. */
  become({ bitsPerSecond, delay }: Thinness): void {
    this.#bytesPerMs = bitsPerSecond / 8_000
    this.#delay = delay / 2
  }

  add(from: Socket, to: Socket, notBefore: number): void {
    const flow: Flow = { waiting: [], bytes: 0, from, to, notBefore, over: false }
    this.#flows.push(flow)
    from.on('data', (bytes) => {
      for (let at = 0; at < bytes.length; at += PACKET) flow.waiting.push(bytes.subarray(at, at + PACKET))
      flow.bytes += bytes.length
      if (flow.bytes > WINDOW) from.pause()
      this.#go()
    })
    from.on('close', () => {
      flow.over = true
      this.#leave(flow)
    })
  }

  #leave(flow: Flow): void {
    if (!flow.over || flow.waiting.length > 0) return
    const at = this.#flows.indexOf(flow)
    if (at !== -1) this.#flows.splice(at, 1)
    this.#send(() => flow.to.end())
  }

  #send(arrive: () => void): void {
    const due = Math.max(this.#freeAt + this.#delay, performance.now(), this.#onTheWay.at(-1)?.due ?? 0)
    this.#onTheWay.push({ due, arrive })
    if (this.#onTheWay.length === 1) this.#arrival()
  }

  #arrival(): void {
    const next = this.#onTheWay[0]
    if (!next) return
    setTimeout(() => {
      for (const now = performance.now(); this.#onTheWay[0] && this.#onTheWay[0].due <= now;) this.#onTheWay.shift()!.arrive()
      this.#arrival()
    }, Math.max(0, next.due - performance.now()))
  }

  #go(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setTimeout(() => {
      this.#scheduled = false
      this.#next()
    }, Math.max(0, this.#freeAt - performance.now()))
  }

  #next(): void {
    const now = performance.now()
    const at = this.#flows.findIndex((flow) => flow.waiting.length > 0 && flow.notBefore <= now)
    const flow = this.#flows[at]
    if (flow) {
      this.#flows.push(...this.#flows.splice(at, 1))
      const packet = flow.waiting.shift()!
      flow.bytes -= packet.length
      if (flow.bytes <= WINDOW / 2) flow.from.resume()
      this.carried += packet.length + 40
      this.#freeAt = Math.max(this.#freeAt, now) + (packet.length + 40) / this.#bytesPerMs
      this.#send(() => flow.to.destroyed || flow.to.write(packet))
      this.#leave(flow)
    }
    const next = this.#flows.filter(({ waiting }) => waiting.length > 0)
    if (next.length === 0) return
    if (!flow) this.#freeAt = Math.min(...next.map(({ notBefore }) => notBefore))
    this.#go()
  }
}

export class ThinLine {
  readonly origin: string
  readonly #server: Server
  readonly #sockets: Set<Socket>
  readonly up: Pipe
  readonly down: Pipe
  #thinness: Thinness

  private constructor(server: Server, sockets: Set<Socket>, up: Pipe, down: Pipe, thinness: Thinness) {
    this.#thinness = thinness
    this.#server = server
    this.#sockets = sockets
    this.up = up
    this.down = down
    this.origin = `http://localhost:${(server.address() as AddressInfo).port}`
  }

  static async to(port: number, thinness: Thinness): Promise<ThinLine> {
    const up = new Pipe(thinness)
    const down = new Pipe(thinness)
    const sockets = new Set<Socket>()
    const server = createServer({ noDelay: true }, (near) => {
      const far = connect({ port, host: '127.0.0.1', noDelay: true })
      for (const [one, other] of [[near, far], [far, near]] as const) {
        sockets.add(one)
        one.on('error', () => other.destroy())
        one.on('close', () => sockets.delete(one))
      }
      up.add(near, far, performance.now() + line.#thinness.delay)
      down.add(far, near, 0)
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const line = new ThinLine(server, sockets, up, down, thinness)
    return line
  }

  /** As another line from now on, for what a test need not wait for. */
  become(thinness: Thinness): void {
    this.#thinness = thinness
    for (const pipe of [this.up, this.down]) pipe.become(thinness)
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }
}
