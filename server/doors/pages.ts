/** The built client: hashed assets are kept for ever, the page itself never. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { Router, type Response } from 'express'
import { packedAssets } from './packedAssets.ts'
import { nothingHere } from './problem.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
const PAGES = ['/', '/b/:id', '/b/:id/display', '/b/:id/report', '/sample', '/accessibility']

/** Serves `clientDir`; a server without a built client has no pages. */
export function pageRoutes(clientDir: string): Router {
  const router = Router()
  const index = join(clientDir, 'index.html')
  if (!existsSync(index)) return router
  const html = readFileSync(index)
  const page = (res: Response, status: number): void => {
    res.status(status).set('Cache-Control', 'no-store').type('html').send(html)
  }

  router.get(PAGES, (_req, res) => page(res, 200))
  const assets = join(clientDir, 'assets')
  const plain = express.static(assets, { index: false, setHeaders: (res) => res.setHeader('Cache-Control', FOR_EVER) })
  router.use('/assets', packedAssets(assets, FOR_EVER), plain, nothingHere)
  router.use(express.static(clientDir, { index: false, maxAge: '1h' }))
  router.get('/{*path}', (req, res, next) => {
    if (req.path.startsWith('/api/') || !req.accepts('html')) next()
    else page(res, 404)
  })
  return router
}
