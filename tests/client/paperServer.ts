/** The server's side of the sync wire, as PROTOCOL.md has it, played by hand: a test says when a commit is durable. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import { WebSocketServer, type WebSocket } from 'ws'
import * as Y from 'yjs'
import { FRAME, SYNC } from '../../shared/protocol/frames.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'
import { refusedFrame, savedFrame, step1Frame, step2Frame, updateFrame } from '../../server/room/frames.ts'

export class PaperServer {
  readonly doc = new Y.Doc()
  readonly requests: { url: string; protocols: string[] }[] = []
  /** Awareness messages heard, as client ids. */
  readonly aware: number[][] = []
  /** While false, updates are taken, but not called saved. */
  durable = true
  /** Updates taken so far. */
  #taken = 0
  #whenTaken: { n: number; done(): void } | null = null
  #socket: WebSocket | null = null
  #owed: Set<number> | null = null
  readonly #http = createServer()
  readonly #ws = new WebSocketServer({ noServer: true, handleProtocols: () => 'plenum' })

  static async start(): Promise<PaperServer> {
    const server = new PaperServer()
    // There is no room here.
    server.#http.on('upgrade', (request, socket, head) => {
      if (!request.url?.startsWith('/sync/')) socket.destroy()
      else server.#ws.handleUpgrade(request, socket, head, (line) => server.#ws.emit('connection', line, request))
    })
    server.#ws.on('connection', (socket, request) => {
      server.requests.push({ url: request.url ?? '', protocols: (request.headers['sec-websocket-protocol'] ?? '').split(/, ?/) })
      server.#socket = socket
      socket.on('message', (data: Buffer) => server.#read(socket, data))
      socket.send(step1Frame(Y.encodeStateVector(server.doc)))
    })
    await new Promise<void>((done) => server.#http.listen(0, '127.0.0.1', done))
    return server
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`
  }

  /** What was taken is durable from now on. */
  commit(): void {
    this.durable = true
    if (!this.#owed) return
    const clocks = [...this.#owed].map((client) => [client, Y.getState(this.doc.store, client)] as const)
    this.#owed = null
    this.#socket?.send(savedFrame(clocks))
  }

  /** Resolves once `n` more updates have come. */
  takes(n: number): Promise<void> {
    return new Promise((done) => (this.#whenTaken = { n: this.#taken + n, done }))
  }

  refuse(refusal: Refusal): void {
    this.#socket?.send(refusedFrame(refusal))
  }

  write(edit: (doc: Y.Doc) => void): void {
    this.doc.once('update', (update: Uint8Array) => this.#socket?.send(updateFrame(update)))
    this.doc.transact(() => edit(this.doc))
  }

  close(code: number): void {
    this.#socket?.close(code)
  }

  async stop(): Promise<void> {
    for (const client of this.#ws.clients) client.terminate()
    this.#ws.close()
    await new Promise((done) => this.#http.close(done))
  }

  #read(socket: WebSocket, data: Buffer): void {
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    if (type === FRAME.awareness) {
      const update = decoding.createDecoder(decoding.readVarUint8Array(decoder))
      const clients: number[] = []
      for (let n = decoding.readVarUint(update); n > 0; n--) {
        clients.push(decoding.readVarUint(update))
        decoding.readVarUint(update)
        decoding.readVarString(update)
      }
      this.aware.push(clients)
    }
    if (type !== FRAME.sync) return
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === SYNC.step1) {
      socket.send(step2Frame(Y.encodeStateAsUpdate(this.doc, payload)))
      return
    }
    this.#owed ??= new Set()
    for (const client of Y.parseUpdateMeta(payload).to.keys()) this.#owed.add(client)
    Y.applyUpdate(this.doc, payload)
    if (this.durable) this.commit()
    if (++this.#taken === this.#whenTaken?.n) this.#whenTaken.done()
  }
}

