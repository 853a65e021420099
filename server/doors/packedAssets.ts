/** The built scripts and styles, compressed once each: a first visit is three times as heavy without. They hold no secrets, so nothing leaks by their length. */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import { Router } from 'express'

const gzipped = promisify(gzip)
const TEXT = new Set(['.js', '.css'])

/** Answers for the scripts and styles of `folder` to whoever takes gzip; everything else is left to the next. */
export function packedAssets(folder: string, cacheControl: string): Router {
  const router = Router()
  const names = new Set(readdirSync(folder).filter((name) => TEXT.has(extname(name))))
  const packed = new Map<string, Promise<Buffer>>()

  const pack = (name: string): Promise<Buffer> => {
    const bytes = packed.get(name) ?? readFile(join(folder, name)).then((text) => gzipped(text, { level: constants.Z_BEST_COMPRESSION }))
    packed.set(name, bytes)
    return bytes
  }

  router.get('/:name', async (req, res, next) => {
    const { name } = req.params
    if (!names.has(name)) return next()
    res.vary('Accept-Encoding')
    if (req.acceptsEncodings('gzip') !== 'gzip') return next()
    const bytes = await pack(name)
    res.set({ 'Cache-Control': cacheControl, 'Content-Encoding': 'gzip' }).type(extname(name)).send(bytes)
  })
  return router
}
