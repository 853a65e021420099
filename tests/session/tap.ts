/** A wiretap: a way to the server that keeps every byte that comes back, whatever the connection is used for. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export class Tap {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  /** What each connection received; a text is never cut by where a packet ends. */
  readonly #heard: Buffer[][] = []
  /** All of it in the order it came. */
  readonly #chunks: Buffer[] = []

  private constructor(server: Server) {
    this.#server = server
  }

  static async open(port: number): Promise<Tap> {
    const server = createServer()
    const tap = new Tap(server)
    server.on('connection', (client) => tap.#join(client, connect(port, '127.0.0.1')))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return tap
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** A moment to which `since` can go back. */
  get now(): number {
    return this.#chunks.length
  }

  /** What has come since then, over all connections. */
  since(moment: number): string {
    return Buffer.concat(this.#chunks.slice(moment)).toString('latin1')
  }

  hears(text: string): boolean {
    const bytes = Buffer.from(text)
    return this.#heard.some((chunks) => Buffer.concat(chunks).includes(bytes))
  }

  /** Something else that reached the person, such as what a packed file holds. */
  keep(text: string): void {
    this.#heard.push([Buffer.from(text)])
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
  }

  #join(client: Socket, server: Socket): void {
    const heard: Buffer[] = []
    this.#heard.push(heard)
    server.on('data', (chunk: Buffer) => {
      heard.push(chunk)
      this.#chunks.push(chunk)
    })
    for (const [from, to] of [[client, server], [server, client]] as const) {
      this.#sockets.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        this.#sockets.delete(from)
        to.destroy()
      })
    }
  }
}
