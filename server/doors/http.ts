/** The HTTP door: what is true of every call, and the routes in order. */
import express, { type Express, type RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { WriteReport } from '../report/write.ts'
import type { Rooms } from '../room/api.ts'
import { boardRoutes, type Found } from './boards.ts'
import { contentRoutes } from './content.ts'
import { exportRoutes } from './exports.ts'
import { lightenData, secured } from './headers.ts'
import { Identity } from './identity.ts'
import { importRoutes } from './importing.ts'
import { joinRoutes } from './join.ts'
import { Limits } from './limits.ts'
import { operationRoutes, type Metrics } from './operations.ts'
import { fromOwnPage } from './origin.ts'
import { pageRoutes } from './pages.ts'
import { answerErrors, nothingHere, sendProblem } from './problem.ts'

export interface HttpConfig {
  publicUrl: URL | undefined
  trustProxy: false | number | string[]
  createKey: string | undefined
  retentionDays: number | undefined
}

export interface HttpDeps {
  rooms: Rooms
  found: Found
  config: HttpConfig
  logger: Logger
  metrics: Metrics
  clientDir: string
  writeReport: WriteReport
  /** True once the server is going down: then no board can be found, which must not be taken for its end. */
  isStopping(): boolean
}

export function createHttp({ rooms, found, config, logger, metrics, clientDir, writeReport, isStopping }: HttpDeps): Express {
  const app = express()
  const limits = new Limits()
  const identity = new Identity(rooms, limits)
  app.disable('x-powered-by')
  // Answers are either never kept or kept for ever: nobody asks whether one has changed.
  app.disable('etag')
  app.set('trust proxy', config.trustProxy)
  app.set('query parser', 'simple')
  app.use(measured(metrics))
  app.use(secured(config.publicUrl))
  app.use(ownPagesOnly(config.publicUrl))
  app.use('/api', (_req, res, next) => {
    lightenData(res)
    res.set('Cache-Control', 'no-store')
    if (isStopping()) sendProblem(res, 'not-saved')
    else next()
  })
  app.use(boardRoutes({ rooms, found, identity, limits, createKey: config.createKey, retentionDays: config.retentionDays }))
  app.use(joinRoutes(rooms, identity, limits, config.retentionDays))
  app.use(contentRoutes(identity, limits))
  app.use(importRoutes(identity, limits))
  app.use(exportRoutes(identity, limits, writeReport))
  app.use(operationRoutes(rooms, metrics))
  app.use(pageRoutes(clientDir))
  app.use(nothingHere)
  app.use(answerErrors(logger))
  return app
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** H3: a page of another site changes nothing here. */
function ownPagesOnly(publicUrl: URL | undefined): RequestHandler {
  return (req, res, next) => {
    if (READS.has(req.method) || fromOwnPage(req.headers, publicUrl)) next()
    else sendProblem(res, 'bad-origin')
  }
}

/** Counts by the pattern of the route, never by the address asked for: that one holds board ids. */
function measured(metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const done = metrics.requests.startTimer({ method: req.method })
    res.once('finish', () => {
      const route = (req.route as { path?: unknown } | undefined)?.path
      done({ route: typeof route === 'string' ? route : 'other', status: String(res.statusCode) })
    })
    next()
  }
}
