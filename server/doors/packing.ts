/** How an answer is packed for whoever asks. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Request } from 'express'

export type Packing = 'br' | 'gzip'

/** The tighter one where both are taken; null where neither is. */
export function packingFor(req: Request): Packing | null {
  if (req.acceptsEncodings('br') === 'br') return 'br'
  return req.acceptsEncodings('gzip') === 'gzip' ? 'gzip' : null
}

/** `effort`: `most` for what is packed once and read for a year, `little` for what is made while somebody waits. */
export function pack(bytes: Uint8Array, packing: Packing, effort: 'most' | 'little'): Promise<Buffer> {
  if (packing === 'gzip') return promisify(gzip)(bytes, { level: effort === 'most' ? 9 : 6 })
  return promisify(brotliCompress)(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: effort === 'most' ? 11 : 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  })
}
