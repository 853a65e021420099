/** The one place that decides what an upgrade request reaches: /sync/<board>[/draft], /room, or nothing. */
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { ID } from '../../shared/board/place.ts'
import { PROBLEMS, type ProblemCode } from '../../shared/protocol/http.ts'
import { maySocket } from './origin.ts'
import { problemOf } from './problem.ts'
import type { RoomDoor } from './room.ts'
import type { SyncDoor, SyncTarget } from './sync.ts'

export interface UpgradeDeps {
  sync: SyncDoor
  room: RoomDoor
  publicUrl: URL | undefined
  /** True once the server is going down: then no board can be found, which must not be taken for its end. */
  isStopping(): boolean
}

export function routeUpgrades(server: Server, { sync, room, publicUrl, isStopping }: UpgradeDeps): void {
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    // Before the upgrade: a page of another site learns nothing, not even whether a board exists (W1).
    if (!maySocket(req.headers, publicUrl)) return refuse(socket, 'bad-origin')
    if (isStopping()) return refuse(socket, 'not-saved')
    const target = targetOf(req.url ?? '')
    if (target === null) return refuse(socket, 'not-found')
    if (target === 'room') return room.upgrade(req, socket, head)
    sync.upgrade(req, socket, head, target)
  })
}

function targetOf(address: string): SyncTarget | 'room' | null {
  const [path = '', query] = address.split('?', 2)
  if (path === '/room' || path === '/room/') return 'room'
  const [, sync, board, draft, ...more] = path.split('/')
  if (sync !== 'sync' || board === undefined) return null
  const named = ID.test(board) && (draft === undefined || draft === 'draft') && more.length === 0
  const params = new URLSearchParams(query)
  // What no board is called is told by a close code, too: a stock client would come back for ever after an answer in HTTP.
  return { board: named ? board : null, draft: draft === 'draft', frames: params.get('frames') === '1', version: params.get('v') }
}

/** A refusal in plain HTTP, for a socket that is not upgraded. */
export function refuse(socket: Duplex, code: ProblemCode): void {
  const status = PROBLEMS[code]
  const body = JSON.stringify(problemOf(code))
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  )
}
