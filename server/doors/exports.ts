/** GET /api/boards/:id/export/:format: the board as a file, of what everybody on it may see. */
import { Router } from 'express'
import { toArchive } from '../../shared/board/archive.ts'
import { LANGS } from '../../shared/board/keys.ts'
import type { Format, WriteReport } from '../report/write.ts'
import type { Identity } from './identity.ts'
import type { Limits } from './limits.ts'
import { Refused } from './problem.ts'

const TYPES: Record<Format, string> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const isFormat = (format: string): format is Format => Object.hasOwn(TYPES, format)

export function exportRoutes(identity: Identity, limits: Limits, writeReport: WriteReport): Router {
  const router = Router()
  router.get('/api/boards/:id/export/:format', async (req, res) => {
    const { room, member } = await identity.member(req)
    const { format } = req.params
    const form = req.query.form ?? 'full'
    if (!isFormat(format)) throw new Refused('not-found')
    if (form !== 'full' && form !== 'note') throw new Refused('bad-request', 'Not valid: form.')
    await limits.exportBoard(member.id)
    const archive = await room.read((doc) => toArchive(doc, (id) => room.nameOf(id)))
    if (archive === null) throw new Refused('not-saved')
    const file = await writeReport({
      format, form, archive, now: Date.now(), zone: zoneIn(req.query.zone),
      // A file says its headings in the language of whoever asks for it, which may be another one than when they came in.
      lang: LANGS.find((lang) => lang === req.query.lang) ?? LANGS.find((lang) => lang === member.lang) ?? 'en',
    })
    res.set('Content-Disposition', attached(`${fileName(archive.board.title)}.${format}`)).type(TYPES[format]).send(typeof file === 'string' ? file : Buffer.from(file.buffer, file.byteOffset, file.byteLength))
  })
  return router
}

/** What a browser calls its time zone; one that this server does not know is UTC. */
function zoneIn(given: unknown): string {
  try {
    return typeof given === 'string' && new Intl.DateTimeFormat('en', { timeZone: given }) ? given : 'UTC'
  } catch {
    return 'UTC'
  }
}

/** A file name made of the title, without what a file system or a header reads its own way (H10). */
function fileName(title: string): string {
  const name = title.normalize('NFC').replace(/[\s\p{C}/\\:*?"<>|]+/gu, ' ').replace(/^[. ]+| $/g, '')
  return [...name].slice(0, 80).join('') || 'plenum'
}

/** RFC 6266: a plain name for old readers, the whole one encoded. */
function attached(name: string): string {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${name.replace(/[^\x20-\x7e]/g, '?')}"; filename*=UTF-8''${encoded}`
}
