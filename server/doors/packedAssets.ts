/** The built scripts and styles, packed once each: a first visit is three times as heavy without. They hold no secrets, so nothing leaks by their length. */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Router } from 'express'
import { lighten } from './headers.ts'
import { pack, packingFor, type Packing } from './packing.ts'

const TEXT = new Set(['.js', '.css'])
/** Answers for the scripts and styles of `folder` to whoever takes a packing; everything else is left to the next. */
export function packedAssets(folder: string, cacheControl: string): Router {
  const router = Router()
  const names = new Set(readdirSync(folder).filter((name) => TEXT.has(extname(name))))
  const packed = new Map<string, Promise<Buffer>>()

  const read = (name: string, packing: Packing): Promise<Buffer> => {
    const key = `${packing} ${name}`
    const known = packed.get(key)
    if (known) return known
    const bytes = readPacked(folder, name, packing)
    packed.set(key, bytes)
    // Out of files for a moment is not out of this one for ever (fault 19).
    bytes.catch(() => packed.delete(key))
    return bytes
  }

  router.get('/:name', async (req, res, next) => {
    const { name } = req.params
    const packing = packingFor(req)
    if (!names.has(name)) return next()
    res.vary('Accept-Encoding')
    if (packing === null) return next()
    const bytes = await read(name, packing)
    lighten(res)
    res.set({ 'Cache-Control': cacheControl, 'Content-Encoding': packing }).type(extname(name)).send(bytes)
  })
  return router
}

/** The build packs into brotli beforehand. */
async function readPacked(folder: string, name: string, packing: Packing): Promise<Buffer> {
  const ready = packing === 'br' ? await readFile(join(folder, `${name}.br`)).catch(() => null) : null
  return ready ?? pack(await readFile(join(folder, name)), packing, 'most')
}
