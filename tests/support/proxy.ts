/** A line to a server that can be cut and restored: what a browser's own "offline" leaves open (WebSockets) is cut here as well. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export class Line {
  readonly origin: string
  readonly #server: Server
  readonly #sockets: Set<Socket>
  readonly #pairs = new Map<Socket, Socket>()
  readonly #hushed = new Set<Socket>()
  #open = true

  private constructor(server: Server, sockets: Set<Socket>) {
    this.#server = server
    this.#sockets = sockets
    this.origin = `http://localhost:${(server.address() as AddressInfo).port}`
  }

  /** Listens on any free port and passes everything on to `port`; `hear` is given what goes there, and `tried` is told of every try, also of one that fails. */
  static async to(port: number, hear: (bytes: Buffer) => void = () => {}, tried: () => void = () => {}): Promise<Line> {
    const sockets = new Set<Socket>()
    const server = createServer((near) => {
      tried()
      if (!line.#open) {
        near.destroy()
        return
      }
      const far = connect(port, '127.0.0.1')
      for (const [one, other] of [[near, far], [far, near]] as const) {
        sockets.add(one)
        one.on('error', () => other.destroy())
        one.on('close', () => {
          sockets.delete(one)
          if (!line.#hushed.has(other)) other.destroy()
        })
      }
      line.#pairs.set(near, far)
      near.on('close', () => line.#pairs.delete(near))
      near.on('data', hear)
      near.pipe(far)
      far.pipe(near)
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const line = new Line(server, sockets)
    return line
  }

  /** Everything that is open breaks, and nothing new gets through. */
  cut(): void {
    this.#open = false
    for (const socket of this.#sockets) socket.destroy()
  }

  /** The server loses whoever is here, and they are not told: what they go on sending is swallowed. What is new gets through. */
  swallow(): void {
    for (const [near, far] of this.#pairs) {
      this.#hushed.add(near)
      near.unpipe(far)
      near.resume()
      far.destroy()
    }
    this.#pairs.clear()
  }

  restore(): void {
    this.#open = true
  }

  async close(): Promise<void> {
    this.cut()
    this.#server.close()
    await once(this.#server, 'close')
  }
}
