/** One file of a board: what is told, in which form and format, in the language of whoever asks. Content stays as written. */
import type { Archive } from '../../shared/board/archive.ts'
import type { Lang } from '../../shared/board/keys.ts'
import { LOADERS } from '../../shared/words/load.ts'
import { dayIn } from '../../shared/words/format.ts'
import { reportBoard } from './board.ts'
import { writeCsv } from './csv.ts'
import { writeDocx } from './docx.ts'
import { writeMarkdown } from './markdown.ts'
import { noteOf } from './note.ts'
import { outline, type Form } from './outline.ts'
import { flatTable } from './tables.ts'
import { wordsIn } from './words.ts'
import { writeXlsx } from './xlsx.ts'

export type Format = 'json' | 'csv' | 'md' | 'docx' | 'xlsx'

/** All that a file is made of. Plain data, so that it can be sent to another thread. */
export interface ReportOrder {
  format: Format
  form: Form
  archive: Archive
  lang: Lang
  /** When it is written, in ms since 1970, and the time zone of whoever asks for it. */
  now: number
  zone: string
}

export type WriteReport = (order: ReportOrder) => Promise<string | Uint8Array>

export const writeReport: WriteReport = async ({ format, form, archive, lang, now, zone }) => {
  const board = reportBoard(archive)
  const table = form === 'note' ? noteOf(archive) : archive
  const words = wordsIn(await LOADERS[lang].whole(), lang, zone)
  const blocks = (): ReturnType<typeof outline> => outline(board, form, words, dayIn(zone, now))
  switch (format) {
    case 'json':
      return JSON.stringify(table, null, 1)
    case 'csv':
      return writeCsv(flatTable(reportBoard(table)))
    case 'md':
      return writeMarkdown(blocks())
    case 'docx':
      return writeDocx(blocks(), board.board.title, lang)
    case 'xlsx':
      return writeXlsx(reportBoard(table), words)
  }
}
