/** The HTTP calls. A problem is an answer, not an exception. */
import type { Role } from '../../shared/board/keys.ts'
import type {
  CreateBoard, CreatedBoard, ImportCards, Invitation, JoinBoard, KnownBoard, Problem,
} from '../../shared/protocol/http.ts'
import { readJoined, type Entered } from './joined.ts'

/** Codes of the server, or `no-line` when no answer came. */
export type ProblemAnswer = Pick<Problem, 'code' | 'status' | 'detail'> | { code: 'no-line'; status: 0; detail?: undefined }
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: ProblemAnswer }

export const EXPORTS = ['json', 'csv', 'xlsx', 'docx', 'md'] as const
export type ExportFormat = (typeof EXPORTS)[number]

export interface Download {
  blob: Blob
  filename: string
}

interface Call {
  method?: string
  auth?: string
  key?: string | undefined
  attempt?: string | undefined
  accept?: string
  body?: unknown
  signal?: AbortSignal
}

/** The calls of one server. `origin` is empty in the page itself. */
export class Api {
  readonly #origin: string

  constructor(origin = '') {
    this.#origin = origin
  }

  /**
   * `key`: the CREATE_KEY, where the server asks for one. With the same `attempt` the same plan makes one board, however often it is sent:
   * an answer that was lost would leave a board to which nobody has a link.
   */
  create(plan: CreateBoard, { key, attempt }: { key?: string | undefined; attempt?: string } = {}): Promise<Answer<CreatedBoard>> {
    return this.#json('/api/boards', { method: 'POST', body: plan, key, attempt })
  }

  /**
   * With the token of an earlier join on this device the same person returns. The document comes along, where the server finds it small
   * enough, and before it with `sight` what there is to read.
   */
  async join(board: string, body: JoinBoard, { previous, sight = false }: { previous?: string | undefined; sight?: boolean } = {}): Promise<Answer<Entered>> {
    const answer = await this.#call(`${path(board)}/join${sight ? '?sight' : ''}`, {
      method: 'POST', body, accept: 'application/vnd.plenum.joined, application/json', ...(previous && { auth: `Bearer ${previous}` }),
    })
    if (!answer.ok) return answer
    try {
      return { ok: true, value: await readJoined(answer.value.body!) }
    } catch {
      return NO_LINE
    }
  }

  /** The short code that is read out in the room. */
  useCode(code: string): Promise<Answer<{ id: string; invite: string }>> {
    return this.#json('/api/code', { method: 'POST', body: { code } })
  }

  /** What somebody with a link may know before joining. */
  invitation(board: string, invite: string): Promise<Answer<Invitation>> {
    return this.#json(path(board), { auth: `Invite ${invite}` })
  }

  summary(board: string, token: string): Promise<Answer<KnownBoard>> {
    return this.#json(path(board), bearer(token))
  }

  /** The whole document, as Yjs's second encoding writes it. Null where it does not come: the sync line has it too. */
  async content(board: string, token: string): Promise<Uint8Array | null> {
    const answer = await this.#call(`${path(board)}/content`, { ...bearer(token), signal: AbortSignal.timeout(CONTENT_WITHIN) })
    if (!answer.ok) return null
    try {
      return new Uint8Array(await answer.value.arrayBuffer())
    } catch {
      return null
    }
  }

  rotate(board: string, token: string, role: Role): Promise<Answer<{ invite: string }>> {
    return this.#json(`${path(board)}/invites/${role}/rotate`, { method: 'POST', ...bearer(token) })
  }

  enterCards(board: string, token: string, cards: ImportCards): Promise<Answer<{ added: number }>> {
    return this.#json(`${path(board)}/cards`, { method: 'POST', body: cards, ...bearer(token) })
  }

  async remove(board: string, token: string): Promise<Answer<null>> {
    const answer = await this.#call(path(board), { method: 'DELETE', ...bearer(token) })
    return answer.ok ? { ok: true, value: null } : answer
  }

  async export(board: string, token: string, format: ExportFormat, asked: Record<string, string> = {}): Promise<Answer<Download>> {
    const answer = await this.#call(`${path(board)}/export/${format}?${new URLSearchParams(asked)}`, bearer(token))
    if (!answer.ok) return answer
    try {
      const blob = await answer.value.blob()
      const filename = filenameIn(answer.value.headers.get('content-disposition')) ?? `${board}.${format}`
      return { ok: true, value: { blob, filename } }
    } catch {
      return NO_LINE
    }
  }

  async #json<T>(url: string, call: Call): Promise<Answer<T>> {
    const answer = await this.#call(url, call)
    if (!answer.ok) return answer
    try {
      return { ok: true, value: (await answer.value.json()) as T }
    } catch {
      return NO_LINE
    }
  }

  async #call(url: string, { method = 'GET', auth, key, attempt, accept = 'application/json', body, signal }: Call): Promise<Answer<Response>> {
    const headers: Record<string, string> = { accept }
    if (auth) headers.authorization = auth
    if (key) headers['x-create-key'] = utf8(key)
    if (attempt) headers['idempotency-key'] = attempt
    if (body !== undefined) headers['content-type'] = 'application/json'
    try {
      const response = await fetch(this.#origin + url, {
        method, headers, signal, cache: 'no-store', credentials: 'same-origin', ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return response.ok ? { ok: true, value: response } : { ok: false, problem: await problemOf(response) }
    } catch {
      return NO_LINE
    }
  }
}

/** A large board on a thin line takes its time; a server that is gone shows sooner by the sync line's own tries. */
const CONTENT_WITHIN = 30_000
const NO_LINE = { ok: false, problem: { code: 'no-line', status: 0 } } as const
const path = (board: string): string => `/api/boards/${encodeURIComponent(board)}`
/** A header holds one byte a letter: words of any script go as their UTF-8. */
const utf8 = (words: string): string => String.fromCharCode(...new TextEncoder().encode(words))
const bearer = (token: string) => ({ auth: `Bearer ${token}` })

/** A proxy in between may answer with a page of its own. */
async function problemOf(response: Response): Promise<ProblemAnswer> {
  const { status } = response
  try {
    const { code, detail } = (await response.json()) as Partial<Problem>
    return { code: code ?? 'internal', status, detail }
  } catch {
    return { code: 'internal', status }
  }
}

/** RFC 6266: the encoded name where there is one. */
function filenameIn(header: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1]
  try {
    if (encoded) return decodeURIComponent(encoded)
  } catch {
    // Not our server's encoding; the plain name may still do.
  }
  return /filename="([^"]+)"/i.exec(header ?? '')?.[1] ?? null
}
