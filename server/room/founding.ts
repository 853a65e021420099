/** The first content of a board: from the form, from the sample session, or from an exported board. */
import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { fromArchive, type Archive } from '../../shared/board/archive.ts'
import { foundBoard } from '../../shared/board/found.ts'
import { ATTRIBUTIONS } from '../../shared/board/keys.ts'
import { PRESET_QUESTION } from '../../shared/board/preset.ts'
import { sampleBoard } from '../../shared/board/sample.ts'
import type { CreateBoard } from '../../shared/protocol/http.ts'
import { readArchive } from '../../shared/rules/archive.ts'
import sample from '../../shared/sample/budva-session.json' with { type: 'json' }
import type { Failed, NewBoard } from './api.ts'

/** Makes the first content of a board from what its creator sent; a problem when that cannot be made into one. */
export function planBoard(input: CreateBoard): NewBoard | Failed {
  const content = contentOf(input)
  if ('problem' in content) return content
  return { update: Y.encodeStateAsUpdate(fromArchive(content)), retentionDays: input.retentionDays ?? null }
}

function contentOf({ from, ...plan }: CreateBoard): Archive | Failed {
  if (from === undefined || from === null) return foundBoard(plan, nanoid) ?? { problem: 'bad-request', detail: 'One id stands there twice.' }
  const extra = (['themes', 'delegations', 'phases'] as const).find((field) => plan[field] !== undefined && plan[field] !== null)
  if (extra !== undefined) return { problem: 'bad-request', detail: `A board that is copied brings its own ${extra}.` }
  if (from === 'sample') return overridden(sampleBoard(sample, PRESET_QUESTION), plan)
  const read = readArchive(from)
  return 'wrong' in read ? { problem: 'bad-request', detail: `Not valid: from${read.wrong && `.${read.wrong}`}.` } : overridden(read.archive, plan)
}

/** What the creator says anew about a board that exists; attribution becomes no looser than it was (NAME-1). */
function overridden(archive: Archive, { title, question, attribution }: CreateBoard): Archive {
  const { board } = archive
  const strictest = Math.max(ATTRIBUTIONS.indexOf(board.attribution), ATTRIBUTIONS.indexOf(attribution ?? board.attribution))
  const changed = { title: title ?? board.title, question: question ?? board.question, attribution: ATTRIBUTIONS[strictest]! }
  return { ...archive, board: { ...board, ...changed } }
}
