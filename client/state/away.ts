/**
 * What happened while one was away: the board as it was last seen here, compared with the board as it is on return. Last seen is
 * what stood in the document when the line was lost or, after a reload, what this browser kept; nothing more is remembered for it.
 */
import { ENTITY_ROOTS, type EntityRoot } from '../../shared/board/keys.ts'
import type { BoardFacts } from './boardFacts.ts'
import type { BoardIndex, Touched } from './boardIndex.ts'
import type { LockIndex } from './lockIndex.ts'
import type { Watch } from './watch.ts'

/** In the order in which they are told. */
export const NEWS = ['phase', 'vote', 'lock', 'unlock', 'card', 'changed', 'group', 'action', 'progress'] as const
export type NewsKind = (typeof NEWS)[number]

export interface News {
  readonly kind: NewsKind
  /** Where to look at it; '' for the board as a whole. */
  readonly path: string
}

export interface Digest {
  /** When one was last here, ms. */
  readonly since: number
  readonly news: readonly News[]
}

/** The board as it was seen at one moment: of each thing, what a change of would be news. */
interface Seen {
  at: number
  cards: Map<string, string>
  groups: Map<string, string>
  actions: Map<string, string>
  locks: ReadonlySet<string>
  votes: ReadonlySet<string>
  phase: string
}

/** What was seen last, and how short an absence since is not worth a word. */
export interface Left {
  readonly seen: Seen
  readonly worth: number
}

export interface Watched {
  readonly index: BoardIndex
  readonly facts: BoardFacts
  readonly locks: LockIndex
  readonly watch: Watch
  /** What one wrote, here or on another device. */
  isOwn(root: EntityRoot, id: string): boolean
  /** One's own change to it was refused: that it is as before is told there. */
  isRefused(path: string): boolean
}

/** A shorter absence than this is not worth a word, in ms. */
const LINE_LOST = 30_000
const PAGE_CLOSED = 10 * 60_000

export class Away {
  digest: Digest | null = null
  readonly #board: Watched
  readonly #now: () => number
  #left: Left | null = null

  constructor(board: Watched, now: () => number = Date.now) {
    this.#board = board
    this.#now = now
  }

  /** The line was lost; the board as it stands is what was seen last. */
  lost(): void {
    this.#left ??= { seen: seen(this.#board, this.#now()), worth: LINE_LOST }
  }

  /** For whom goes on with another document of the same board. */
  get left(): Left | null {
    return this.#left
  }

  /** One goes on from another document of the same board. */
  resumed(left: Left | null): void {
    this.#left = left
  }

  /** The page was opened with what this browser kept when the person was last here. */
  reopened(at: number): void {
    this.#left = { seen: seen(this.#board, at), worth: PAGE_CLOSED }
  }

  /** One's own doing is no news. */
  wrote(touched: Touched): void {
    if (!this.#left) return
    for (const root of ENTITY_ROOTS) {
      const known = this.#left.seen[root]
      for (const id of touched[root]) {
        const value = OF[root](this.#board.index, id)
        if (value === null) known.delete(id)
        else known.set(id, value)
      }
    }
  }

  /** The line is back, and the document is what the server holds. */
  back(): void {
    const left = this.#left
    this.#left = null
    const now = this.#now()
    if (left === null || now - left.seen.at < left.worth) return
    const found = seen(this.#board, now)
    const news = compare(left.seen, found, this.#board)
    // Of two absences in a row, the first is still unread.
    const before = (this.digest?.news ?? []).filter((known) => stands(known, found))
    const all = [...before, ...news.filter(({ kind, path }) => !before.some((known) => known.kind === kind && known.path === path))]
    if (all.length > 0) this.#tell({ since: this.digest?.since ?? left.seen.at, news: all })
  }

  dismiss(): void {
    this.#tell(null)
  }

  #tell(digest: Digest | null): void {
    this.digest = digest
    this.#board.watch.notify(['digest'])
  }
}

/** Of each thing, what a change of would be news. */
const OF = {
  cards: (index: BoardIndex, id: string) => of(index.card(id), ({ place, text }) => `${place} ${text}`),
  groups: (index: BoardIndex, id: string) => of(index.group(id), () => ''),
  actions: (index: BoardIndex, id: string) => of(index.action(id), ({ title, status, due, owner }) => `${status} ${due} ${owner} ${title}`),
}

/** Null for what is not there, or in the bin. */
const of = <T extends { trashed: boolean }>(thing: T | null, say: (thing: T) => string): string | null => (thing === null || thing.trashed ? null : say(thing))

function seen({ index, facts, locks }: Watched, at: number): Seen {
  const all = (root: EntityRoot) =>
    new Map([...index[root]()].flatMap(({ id }) => {
      const value = OF[root](index, id)
      return value === null ? [] : [[id, value] as const]
    }))
  return {
    at,
    cards: all('cards'),
    groups: all('groups'),
    actions: all('actions'),
    locks: new Set(locks.all.keys()),
    votes: new Set(facts.results.map(({ id }) => id)),
    phase: facts.board.phase.id,
  }
}

function compare(before: Seen, now: Seen, board: Watched): News[] {
  const news: News[] = []
  const added = (kind: NewsKind, all: Iterable<string>, known: { has(id: string): boolean }, path: (id: string) => string) => {
    for (const id of all) if (!known.has(id)) news.push({ kind, path: path(id) })
  }
  const changed = (kind: NewsKind, after: ReadonlyMap<string, string>, known: ReadonlyMap<string, string>, path: (id: string) => string) => {
    for (const [id, value] of after) if (known.has(id) && known.get(id) !== value && !board.isRefused(path(id))) news.push({ kind, path: path(id) })
  }
  const others = (root: EntityRoot) => [...now[root].keys()].filter((id) => !board.isOwn(root, id))

  if (before.phase !== now.phase) news.push({ kind: 'phase', path: '' })
  added('vote', now.votes, before.votes, () => '')
  added('lock', now.locks, before.locks, (path) => path)
  added('unlock', before.locks, now.locks, (path) => path)
  added('card', others('cards'), before.cards, (id) => `card/${id}`)
  changed('changed', now.cards, before.cards, (id) => `card/${id}`)
  added('group', others('groups'), before.groups, (id) => `group/${id}`)
  added('action', others('actions'), before.actions, (id) => `action/${id}`)
  changed('progress', now.actions, before.actions, (id) => `action/${id}`)
  return news
}

/** Whether it can still be looked at. */
function stands({ kind, path }: News, { cards, groups, actions, locks }: Seen): boolean {
  const id = path.slice(path.indexOf('/') + 1)
  switch (kind) {
    case 'lock': return locks.has(path)
    case 'unlock': return !locks.has(path)
    case 'card': case 'changed': return cards.has(id)
    case 'group': return groups.has(id)
    case 'action': case 'progress': return actions.has(id)
    default: return true
  }
}
