/**
 * Who is where. The server says who somebody is; a client only says where it is. In a private phase it says nothing: where
 * somebody writes, and that they write, is part of the secret (P6).
 */
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Attendance, Role } from '../../shared/board/keys.ts'
import { isWithin, upwards } from '../../shared/board/place.ts'
import { entity } from '../../shared/board/read.ts'
import type { Watch } from './watch.ts'

/** Somebody else's screen, with as much of its person as the board's attribution shows. */
export interface Present {
  readonly client: number
  readonly id: string | null
  readonly name: string | null
  readonly role: Role | null
  readonly delegation: string | null
  readonly attendance: Attendance | null
  /** 0-7, to tell carets apart. */
  readonly color: number
}

/** Somebody else's caret in a card: offsets into its text now. */
export interface Caret extends Present {
  readonly anchor: number
  readonly head: number
}

interface Cursor {
  card: string
  anchor: unknown
  head: unknown
}

interface Known {
  person: Present
  at: string | null
  cursor: Cursor | null
}

const NOBODY: readonly never[] = []
/** A caret that moves is told this often at most, in ms. */
const EVERY = 80

export class Presence {
  readonly #awareness: Awareness
  readonly #doc: Y.Doc
  readonly #watch: Watch
  readonly #secret: () => boolean
  readonly #known = new Map<number, Known>()
  readonly #atCache = new Map<string, readonly Present[]>()
  readonly #caretCache = new Map<string, readonly Caret[]>()
  #mine: { at: string | null; cursor: Cursor | null } = { at: null, cursor: null }
  #timer: ReturnType<typeof setTimeout> | null = null
  #said = ''

  constructor(awareness: Awareness, doc: Y.Doc, watch: Watch, secret: () => boolean) {
    this.#awareness = awareness
    this.#doc = doc
    this.#watch = watch
    this.#secret = secret
    awareness.setLocalState({ user: {} })
    awareness.on('change', this.#onChange)
  }

  /** Where one is: a path, or null. */
  setAt(path: string | null): void {
    this.#mine.at = path
    this.#later()
  }

  /** One's caret in a card's text; null when it is in none. */
  setCaret(cardId: string, text: Y.Text, anchor: number, head: number): void
  setCaret(none: null): void
  setCaret(cardId: string | null, text?: Y.Text, anchor = 0, head = 0): void {
    const relative = (index: number) => (text ? Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index)) : null)
    this.#mine.cursor = cardId === null ? null : { card: cardId, anchor: relative(anchor), head: relative(head) }
    this.#later()
  }

  /** The phase may have become private, or public again. */
  phaseChanged(): void {
    this.#later()
  }

  at(path: string): readonly Present[] {
    let found = this.#atCache.get(path)
    if (!found) {
      const here = [...this.#known.values()].filter(({ at }) => at !== null && isWithin(at, path)).map(({ person }) => person)
      this.#atCache.set(path, (found = here.length > 0 ? here : NOBODY))
    }
    return found
  }

  caretsIn(cardId: string): readonly Caret[] {
    let found = this.#caretCache.get(cardId)
    if (!found) {
      const carets = [...this.#known.values()].flatMap(({ person, cursor }) => {
        const caret = cursor?.card === cardId ? this.#resolve(person, cursor) : null
        return caret ? [caret] : []
      })
      this.#caretCache.set(cardId, (found = carets.length > 0 ? carets : NOBODY))
    }
    return found
  }

  /** Texts changed: carets in them stand elsewhere now. */
  textsChanged(cards: ReadonlySet<string>): void {
    const moved = new Set<string>()
    for (const { cursor } of this.#known.values()) if (cursor && cards.has(cursor.card)) moved.add(cursor.card)
    for (const card of moved) this.#caretCache.delete(card)
    if (moved.size > 0) this.#watch.notify([...moved].map((card) => `carets/${card}`))
  }

  destroy(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#awareness.off('change', this.#onChange)
  }

  readonly #onChange = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }): void => {
    const keys = new Set<string>()
    const touch = (known: Known | undefined) => {
      if (!known) return
      if (known.at !== null) for (const path of upwards(known.at)) keys.add(`at/${path}`)
      if (known.cursor) keys.add(`carets/${known.cursor.card}`)
    }
    for (const client of [...added, ...updated, ...removed]) {
      if (client === this.#awareness.clientID) continue
      touch(this.#known.get(client))
      const state = this.#awareness.getStates().get(client)
      if (state) this.#known.set(client, readState(client, state))
      else this.#known.delete(client)
      touch(this.#known.get(client))
    }
    for (const key of keys) {
      if (key.startsWith('at/')) this.#atCache.delete(key.slice(3))
      else this.#caretCache.delete(key.slice(7))
    }
    this.#watch.notify(keys)
  }

  /** At once after a pause, else with the next beat. */
  #later(): void {
    if (!this.#timer && this.#say()) this.#timer = setTimeout(this.#beat, EVERY)
  }

  readonly #beat = (): void => {
    this.#timer = null
    this.#later()
  }

  /** False: there is nothing new to say. */
  #say(): boolean {
    const { at, cursor } = this.#mine
    const state = this.#secret() ? { user: {} } : { user: {}, at, cursor }
    const said = JSON.stringify(state)
    if (said === this.#said) return false
    this.#said = said
    this.#awareness.setLocalState(state)
    return true
  }

  #resolve(person: Present, { card, anchor, head }: Cursor): Caret | null {
    const text = entity(this.#doc, 'cards', card)?.get('text')
    if (!(text instanceof Y.Text)) return null
    const offset = (json: unknown) => {
      try {
        const position = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(json), this.#doc)
        return position?.type === text ? position.index : null
      } catch {
        // Whatever another client sent as a position.
        return null
      }
    }
    const [from, to] = [offset(anchor), offset(head)]
    return from === null || to === null ? null : { ...person, anchor: from, head: to }
  }
}

function readState(client: number, state: Record<string, unknown>): Known {
  const user = (typeof state.user === 'object' && state.user !== null ? state.user : {}) as Record<string, unknown>
  const word = (value: unknown) => (typeof value === 'string' ? value : null)
  const cursor = (typeof state.cursor === 'object' ? state.cursor : null) as Cursor | null
  return {
    person: {
      client, id: word(user.id), name: word(user.name), role: word(user.role) as Role | null, delegation: word(user.delegation),
      attendance: word(user.attendance) as Attendance | null, color: typeof user.color === 'number' ? user.color & 7 : client % 8,
    },
    at: word(state.at),
    cursor: cursor && typeof cursor.card === 'string' ? cursor : null,
  }
}
