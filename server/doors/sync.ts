/** The sync door: stock y-websocket clients in, rooms out. Answers come as close codes, so that a stock client sees them. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { WebSocketServer, type WebSocket } from 'ws'
import { LIMITS } from '../../shared/board/limits.ts'
import { CLOSE, type CloseCode } from '../../shared/protocol/frames.ts'
import { PROTOCOL_VERSION, SUBPROTOCOL } from '../../shared/protocol/version.ts'
import type { RoomApi, Rooms } from '../room/api.ts'
import { Bucket } from '../room/bucket.ts'
import type { Metrics } from './operations.ts'
import { Seats } from './seats.ts'
import { SWEEP, SyncConnection, type Allowance } from './syncConnection.ts'
import { openToken } from './token.ts'
import { trace } from './trace.ts'

/** What the address of a sync socket names. */
export interface SyncTarget {
  /** Null: no board has such a name. */
  board: string | null
  /** The caller's own private draft instead of the board. */
  draft: boolean
  frames: boolean
  /** The protocol version the client speaks; null when it does not say, as stock clients. */
  version: string | null
}

export interface SocketDoorDeps {
  rooms: Rooms
  logger: Logger
  metrics: Metrics
  /** True once the server is going down: then no board can be found, which must not be taken for its end. */
  isStopping(): boolean
}

export interface SyncDoor {
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer, target: SyncTarget): void
  close(): void
}

/** What one person's sockets share. */
const ALLOWANCE = (): Allowance => ({
  // Asks for the whole board: an honest client needs one per connection.
  asks: new Bucket(40, 4),
  // ms of work in the room: a day without a line costs a tenth of a second, a keystroke a twentieth of a millisecond.
  work: new Bucket(500, 100),
})

export function createSyncDoor({ rooms, logger, metrics, isStopping }: SocketDoorDeps): SyncDoor {
  const connections = new Set<SyncConnection>()
  const seats = new Seats(ALLOWANCE)
  // The types of ws do not know maxFragments and closeTimeout yet.
  const options = {
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LIMITS.frame,
    maxFragments: 1_024,
    closeTimeout: 2_000,
    handleProtocols: (offered: Set<string>) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false as const),
  }
  const server = new WebSocketServer(options)
  const sweeping = setInterval(() => {
    for (const connection of connections) connection.sweep()
  }, SWEEP)
  sweeping.unref()

  function admit(connection: SyncConnection, target: SyncTarget, token: string | null): void {
    if (target.version !== null && target.version !== String(PROTOCOL_VERSION)) return connection.close(CLOSE.version, 'another protocol version')
    if (token === null) return connection.close(CLOSE.token, 'no token')
    if (target.board === null) return connection.close(CLOSE.noBoard, 'no such board')
    const failed = (error: unknown, message: string): void => {
      logger.error(trace(error), message)
      connection.close(CLOSE.busy, 'failed')
    }
    const enter = (room: RoomApi | null): void => {
      try {
        seat(connection, target, token, room)
      } catch (error) {
        failed(error, 'a sync connection failed')
      }
    }
    const loaded = rooms.loaded(target.board)
    if (loaded) enter(loaded)
    else rooms.get(target.board).then(enter, (error: unknown) => failed(error, 'a board could not be opened'))
  }

  function seat(connection: SyncConnection, target: SyncTarget, token: string, room: RoomApi | null): void {
    if (connection.closing) return
    if (isStopping()) return connection.close(CLOSE.restart, 'restart')
    if (!room) return connection.close(CLOSE.noBoard, 'no such board')
    const opened = openToken(token, room.id)
    if ('wrong' in opened) return connection.close(CLOSE.forbidden, 'token of another board')
    const member = room.member(opened.secret)
    if (!member) return connection.close(CLOSE.token, 'token unknown or revoked')
    const taken = seats.take(room.id, member.id)
    if (!taken) return connection.close(CLOSE.busy, 'too many connections')
    const forget = room.onRevoked(member.id, (code) => connection.close(code, 'revoked'))
    connection.ws.on('close', () => {
      forget()
      taken.release()
    })
    connection.admit(room.sync(member, target.draft, connection), taken.allowance)
  }

  function opened(ws: WebSocket, req: IncomingMessage, target: SyncTarget): void {
    const closing = (code: CloseCode): void => metrics.closed.inc({ door: 'sync', code: String(code) })
    const connection = new SyncConnection(ws, target.frames, closing)
    connections.add(connection)
    ws.on('close', () => connections.delete(connection))
    admit(connection, target, tokenOf(req))
  }

  return {
    upgrade(req, socket, head, target) {
      // The greeting of a room that is open goes with the answer to the upgrade: one packet, one call to the system.
      socket.cork()
      server.handleUpgrade(req, socket, head, (ws) => opened(ws, req, target))
      queueMicrotask(() => socket.uncork())
    },
    close() {
      clearInterval(sweeping)
      for (const connection of connections) connection.close(CLOSE.restart, 'restart')
      server.close()
    },
  }
}

/** The token is the subprotocol after ours: in no URL, so in no log. */
function tokenOf(req: IncomingMessage): string | null {
  const offered = (req.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  return (offered[0] === SUBPROTOCOL && offered[1]) || null
}
