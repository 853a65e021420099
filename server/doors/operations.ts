/** What an operator's machinery asks: alive, ready, and figures without board ids or addresses. */
import { Router } from 'express'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Rooms } from '../room/api.ts'

export class Metrics {
  readonly registry = new Registry()
  readonly requests = new Histogram({
    name: 'plenum_http_seconds', help: 'Time to answer, by route and status.', labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.025, 0.1, 0.5, 2.5], registers: [this.registry],
  })
  readonly closed = new Counter({
    name: 'plenum_sockets_closed_total', help: 'Sockets this server closed, by door and close code.', labelNames: ['door', 'code'] as const,
    registers: [this.registry],
  })

  constructor(rooms: Rooms) {
    collectDefaultMetrics({ register: this.registry, prefix: 'plenum_' })
    const figures = {
      boards: 'Boards that are live on this node.',
      syncConnections: 'Open sync connections.',
      roomConnections: 'Open room connections.',
      queued: 'Changes that wait in the queues of all boards.',
    } as const
    for (const [figure, help] of Object.entries(figures) as [keyof typeof figures, string][]) {
      const name = `plenum_${figure.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`
      new Gauge({ name, help, registers: [this.registry], collect() { this.set(rooms.figures()[figure]) } })
    }
  }
}

export function operationRoutes(rooms: Rooms, metrics: Metrics): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => {
    res.json({ ok: true })
  })
  router.get('/readyz', async (_req, res) => {
    await rooms.check()
    res.json({ ok: true })
  })
  router.get('/metrics', async (_req, res) => {
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
  return router
}
