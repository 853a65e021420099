/** The server, assembled from what it is given; nothing happens before `listen`. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Logger } from 'pino'
import type { Found } from './doors/boards.ts'
import { createHttp, type HttpConfig } from './doors/http.ts'
import { Metrics } from './doors/operations.ts'
import { createRoomDoor } from './doors/room.ts'
import { createSyncDoor } from './doors/sync.ts'
import { refuse, routeUpgrades } from './doors/upgrade.ts'
import type { WriteReport } from './report/write.ts'
import type { Rooms } from './room/api.ts'

export interface AppDeps {
  rooms: Rooms
  found: Found
  config: HttpConfig & { port: number; host: string | undefined }
  logger: Logger
  /** Where the built client is. */
  clientDir: string
  writeReport: WriteReport
}

export interface App {
  readonly server: Server
  /** Resolves with the port once connections are taken. */
  listen(): Promise<number>
  /** Tells every client to come back soon, gives the boards up, and resolves when the last connection is closed. */
  close(): Promise<void>
}

/** A connection is kept for whoever reads a form meanwhile: on a distant line a new one costs a second. Longer than proxies keep theirs, in ms. */
const KEPT = 65_000
/** How long clients have to take their leave, in ms. */
const GRACE = 2_000

export function createApp({ rooms, found, config, logger, clientDir, writeReport }: AppDeps): App {
  const metrics = new Metrics(rooms)
  let stopping = false
  const isStopping = (): boolean => stopping
  const sync = createSyncDoor({ rooms, logger, metrics, isStopping })
  const room = createRoomDoor({ rooms, logger, metrics, isStopping })
  // Node looks for slow headers every `connectionsCheckingInterval`: both together stay below the 10 s of H8.
  const server = createServer(
    { maxHeaderSize: 16_384, headersTimeout: 9_000, requestTimeout: 60_000, keepAliveTimeout: KEPT, connectionsCheckingInterval: 500 },
    createHttp({ rooms, found, config, logger, metrics, clientDir, writeReport, isStopping }),
  )
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else refuse(socket, CLIENT_ERRORS[error.code ?? ''] ?? 'bad-request')
  })
  routeUpgrades(server, { sync, room, publicUrl: config.publicUrl, isStopping })
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })

  return {
    server,
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(config.port, config.host, () => {
          server.off('error', reject)
          resolve((server.address() as AddressInfo).port)
        })
      }),
    async close() {
      if (stopping) return
      stopping = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await rooms.stop()
      sync.close()
      room.close()
      server.closeIdleConnections()
      const late = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, GRACE)
      await closed
      clearTimeout(late)
    },
  }
}

const CLIENT_ERRORS: Record<string, 'timeout' | 'headers-too-large'> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'timeout',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
}
