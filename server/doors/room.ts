/** The command door: Socket.IO in, commands to the room and its events out. */
import { createServer, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { Server, type Socket } from 'socket.io'
import * as z from 'zod/mini'
import { ID } from '../../shared/board/place.ts'
import { parseCommand, wrongField } from '../../shared/protocol/commands.ts'
import { CLOSE, type CloseCode } from '../../shared/protocol/frames.ts'
import type { ProblemCode } from '../../shared/protocol/http.ts'
import type { RoomEvent, RoomState } from '../../shared/protocol/room.ts'
import { REFUSALS, type RefusalCode } from '../../shared/rules/refusal.ts'
import { en } from '../../shared/words/en/index.ts'
import type { Ack, Member, RoomApi } from '../room/api.ts'
import { Bucket } from '../room/bucket.ts'
import type { Metrics } from './operations.ts'
import { RoomLine, SILENCE, type EngineSocket } from './roomLine.ts'
import { Seats, type Seat } from './seats.ts'
import type { SocketDoorDeps } from './sync.ts'
import { openToken } from './token.ts'
import { trace } from './trace.ts'

interface ToServer {
  command(command: unknown, ack?: unknown): void
}
interface ToClient {
  room(state: RoomState): void
  event(event: RoomEvent): void
}
interface Admitted {
  room: RoomApi
  member: Member
  seat: Seat<Bucket>
  line?: RoomLine | undefined
}
type RoomSocket = Socket<ToServer, ToClient, Record<string, never>, Admitted>

export interface RoomDoor {
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

const auth = z.object({ board: z.string().check(z.regex(ID)), token: z.string().check(z.minLength(1), z.maxLength(256)) })
/** Commands of one person: more than any hand gives, and room for a program that sets up a session. */
const COMMANDS = () => new Bucket(200, 40)
const LARGEST = 65_536

export function createRoomDoor({ rooms, logger, metrics, isStopping }: SocketDoorDeps): RoomDoor {
  const seats = new Seats(COMMANDS)
  // Engine.IO installs its own upgrade listener on the server it gets; it gets one that never listens.
  const io = new Server<ToServer, ToClient, Record<string, never>, Admitted>(createServer(), {
    path: '/room', transports: ['websocket'], serveClient: false, maxHttpBufferSize: LARGEST, connectTimeout: 2 * SILENCE,
    pingInterval: 15_000, pingTimeout: 15_000,
  })

  const lines = new WeakMap<object, RoomLine>()
  io.engine.on('connection', (socket: EngineSocket) => {
    lines.set(socket, new RoomLine(socket, (code) => metrics.closed.inc({ door: 'room', code: String(code) })))
  })

  async function admit(given: unknown): Promise<Admitted | Rejection> {
    const parsed = auth.safeParse(given)
    if (!parsed.success) return new Rejection('no-token', CLOSE.token)
    const room = await rooms.get(parsed.data.board)
    if (isStopping()) return new Rejection('not-saved', CLOSE.restart)
    if (!room) return new Rejection('not-found', CLOSE.noBoard)
    const opened = openToken(parsed.data.token, room.id)
    if ('wrong' in opened) return new Rejection('forbidden', CLOSE.forbidden)
    const member = room.member(opened.secret)
    if (!member) return new Rejection('bad-token', CLOSE.token)
    const seat = seats.take(room.id, member.id)
    return seat ? { room, member, seat } : new Rejection('too-many', CLOSE.busy)
  }

  io.use((socket, next) => {
    admit(socket.handshake.auth).then((who) => {
      if (who instanceof Rejection) return next(who)
      // A line that breaks before the socket connects never says so to the socket, and would keep its seat.
      if (socket.conn.readyState !== 'open') return who.seat.release()
      socket.conn.once('close', () => who.seat.release())
      const line = lines.get(socket.conn)
      line?.known()
      socket.data = { ...who, line }
      next()
    }, (error: unknown) => {
      logger.error(trace(error), 'a board could not be opened')
      next(new Rejection('internal', CLOSE.busy))
    })
  })
  io.on('connection', (socket) => attend(socket, logger, metrics))

  return {
    upgrade: (req, socket, head) => {
      io.engine.handleUpgrade(req, socket, head)
    },
    close() {
      io.disconnectSockets(true)
      io.engine.close()
    },
  }
}

/** Why a socket is not let in; socket.io hands `data` to the client. */
class Rejection extends Error {
  readonly data: { code: ProblemCode; close: CloseCode }
  constructor(code: ProblemCode, close: CloseCode) {
    super(en[`problem.${code}`])
    this.data = { code, close }
  }
}

function attend(socket: RoomSocket, logger: Logger, metrics: Metrics): void {
  const { room, member, seat, line } = socket.data
  /** Events that come before the state are part of it. */
  let told = false
  const close = (code: CloseCode): void => {
    metrics.closed.inc({ door: 'room', code: String(code) })
    // A final code ends the connection for good; after any other the stock client must come back by itself.
    if (code >= 4400 && code < 4500) socket.disconnect(true)
    else socket.conn.close()
  }
  const peer = room.enter(member, {
    event: (event) => {
      if (!told) return
      socket.emit('event', event)
      line?.told()
    },
    close,
  })
  const forget = room.onRevoked(member.id, close)
  socket.on('disconnect', () => {
    forget()
    peer.leave()
    seat.release()
  })
  peer.state.then((state) => {
    if (state === null) return
    socket.emit('room', state)
    told = true
  }, (error: unknown) => {
    logger.error(trace(error), 'the state of a room could not be told')
    close(CLOSE.busy)
  })

  const answer = async (input: unknown): Promise<Ack> => {
    if (!seat.allowance.take()) return refusal('RATE-1')
    const command = parseCommand(input)
    return command ? peer.command(command) : refusal('COMMAND-1', wrongField(input))
  }
  socket.on('command', (input, ack) => {
    answer(input).then(
      (result) => {
        if (typeof ack === 'function') (ack as (result: Ack) => void)(result)
      },
      (error: unknown) => {
        logger.error(trace(error), 'a command failed')
        close(CLOSE.busy)
      },
    )
  })
}

function refusal(code: RefusalCode, field: string | null = null): Ack {
  const sentence = en[`refusal.${code}`]
  return { ok: false, refusal: { code, message: field === null ? sentence : sentence.replace(/\.$/, `: ${field}.`), retry: REFUSALS[code].retry } }
}
