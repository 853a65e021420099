/** The built client: hashed assets are kept for ever, the page itself never. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { Router, type Request, type Response } from 'express'
import { packedAssets } from './packedAssets.ts'
import { pack, packingFor } from './packing.ts'
import { nothingHere } from './problem.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
const PAGES = ['/', '/b/:id', '/b/:id/display', '/b/:id/report', '/sample', '/accessibility']

/** Serves `clientDir`; a server without a built client has no pages. */
export function pageRoutes(clientDir: string): Router {
  const router = Router()
  const index = join(clientDir, 'index.html')
  if (!existsSync(index)) return router
  const html = readFileSync(index)
  const packed = { br: pack(html, 'br', 'most'), gzip: pack(html, 'gzip', 'most') }
  const page = async (req: Request, res: Response, status: number): Promise<void> => {
    const packing = packingFor(req)
    res.status(status).set('Cache-Control', 'no-store').type('html').vary('Accept-Encoding')
    if (packing === null) res.send(html)
    else res.set('Content-Encoding', packing).send(await packed[packing])
  }

  router.get(PAGES, (req, res) => page(req, res, 200))
  const assets = join(clientDir, 'assets')
  const plain = express.static(assets, { index: false, setHeaders: (res) => res.setHeader('Cache-Control', FOR_EVER) })
  router.use('/assets', packedAssets(assets, FOR_EVER), plain, nothingHere)
  router.use(express.static(clientDir, { index: false, maxAge: '1h' }))
  router.get('/{*path}', async (req, res, next) => {
    if (/^\/api(\/|$)/.test(req.path) || !req.accepts('html')) next()
    else await page(req, res, 404)
  })
  return router
}
