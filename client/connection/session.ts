/**
 * What this device remembers: who one is on each board, the links of boards created here, name and language for the next
 * join. A browser may forbid all of it; then it lasts as long as the page.
 */
import { LANGS, type Attendance, type Lang, type Role, type Stamp } from '../../shared/board/keys.ts'
import type { CreatedBoard, Joined } from '../../shared/protocol/http.ts'

/** One's place on a board, kept so that coming back is the same person. */
export interface Membership {
  token: string
  participant: Joined['participant'] & { stamp: Stamp }
  lang: Lang
  /** A copy of the board is kept in this browser. */
  kept?: boolean
  /** `<root>/<id>` of what was written here and has not reached the server: its text is offered before the copy may go. */
  unsent?: readonly string[]
  /** When the board was last seen here, ms. */
  seen?: number
  /** `<card> <card>`: what a moderator said is not the same, so that it is not suggested again. */
  apart?: readonly string[]
}

/** A card that was written before the board stood there. */
export interface EarlyCard {
  place: string
  text: string
  /** It was written for oneself, as the phase said then. */
  private?: true
  /** It was put on the board under this id, and may not have reached the server. */
  id?: string
}

/** What the join screen fills in by itself. */
export interface Device {
  name: string
  delegation: string
  /** Null: never chosen here, so that nothing is chosen for anybody. */
  attendance: Attendance | null
  lang: Lang | null
  /** Boards are shown as outlines. */
  outline: boolean
}

export interface CreatedHere extends Omit<CreatedBoard, 'code'> {
  /** Null: a moderator has switched it off. */
  code: string | null
  title: string
  createdAt: string
}

const DEVICE = 'plenum/device'
const placeKey = (board: string): string => `plenum/board/${board}`
const earlyKey = (board: string): string => `${placeKey(board)}/early`
const begunKey = (board: string): string => `${placeKey(board)}/begun`
const NOBODY: Device = { name: '', delegation: '', attendance: null, lang: null, outline: false }

/** Pairs kept apart on one board; the oldest are forgotten first. */
const MOST_APART = 1_000
const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const NO_STORE: Store = {
  getItem: () => null,
  setItem: () => {
    throw new Error('this browser keeps nothing')
  },
  removeItem: () => {},
}

export class DeviceMemory {
  readonly #store: Store
  readonly #tab: Store
  /** What the store did not take. */
  readonly #page = new Map<string, string>()

  /** `store` is the browser's localStorage, and `tab` its sessionStorage, where they may be used: reading them alone can throw. */
  constructor(store: Store | null = attempt(() => localStorage), tab: Store | null = attempt(() => sessionStorage)) {
    this.#store = store ?? NO_STORE
    this.#tab = tab ?? NO_STORE
  }

  membership(board: string): Membership | null {
    return this.#read<Membership>(placeKey(board))
  }

  remember(board: string, joined: Joined, lang: Lang): void {
    const known = this.membership(board)
    // What was kept belongs to the person who left it here.
    const same = known?.participant.id === joined.participant.id
    const { kept, unsent, seen, apart } = same ? known : ({} as Partial<Membership>)
    if (!same) this.#removeWords(board)
    this.#write(placeKey(board), { token: joined.token, participant: joined.participant, lang, kept, unsent, seen, apart } satisfies Membership)
  }

  /** Notes something about the person whose place it is; somebody else may have taken it on this device since. */
  note(board: string, participant: string, part: Partial<Pick<Membership, 'kept' | 'unsent' | 'seen'>>): void {
    const known = this.membership(board)
    if (known?.participant.id === participant) this.#write(placeKey(board), { ...known, ...part } satisfies Membership)
  }

  /** Cards that are not the same, as somebody said on this device. */
  apart(board: string): { has(a: string, b: string): boolean } {
    const pairs = new Set(this.membership(board)?.apart)
    return { has: (a, b) => pairs.has(pairKey(a, b)) }
  }

  keepApart(board: string, pairs: readonly (readonly [string, string])[]): void {
    const known = this.membership(board)
    if (!known) return
    const apart = [...new Set([...(known.apart ?? []), ...pairs.map(([a, b]) => pairKey(a, b))])].slice(-MOST_APART)
    this.#write(placeKey(board), { ...known, apart } satisfies Membership)
  }

  forget(board: string): void {
    this.#remove(placeKey(board))
    this.#removeWords(board)
  }

  /** What somebody has half written in this tab, by the name of its field: a phone lets go of pages it shows again later. */
  begun(board: string, participant: string): Map<string, string> {
    return attempt(() => {
      const [whose, begun] = JSON.parse(this.#tab.getItem(begunKey(board))!) as [string, [string, string][]]
      return whose === participant ? new Map(begun) : null
    }) ?? new Map()
  }

  setBegun(board: string, participant: string, begun: ReadonlyMap<string, string>): void {
    attempt(() => this.#tab.setItem(begunKey(board), JSON.stringify([participant, [...begun]])))
  }

  /** What whoever has the place wrote before the board stood there, and no page has put on it yet. */
  early(board: string): readonly EarlyCard[] {
    return this.#read<EarlyCard[]>(earlyKey(board)) ?? []
  }

  /** `keep`: the board lets devices keep it. False: it lasts as long as this page. */
  addEarly(board: string, card: EarlyCard, keep: boolean): boolean {
    return this.#write(earlyKey(board), [...this.early(board), card], keep)
  }

  /** In one step, so that no two pages put the same on the board. */
  takeEarly(board: string): readonly EarlyCard[] {
    const early = this.early(board)
    this.#remove(earlyKey(board))
    return early
  }

  get device(): Device {
    const known = this.#read<Partial<Device>>(DEVICE)
    const device = { ...NOBODY, ...known }
    return { ...device, lang: (LANGS as readonly unknown[]).includes(device.lang) ? device.lang : null }
  }

  setDevice(part: Partial<Device>): void {
    this.#write(DEVICE, { ...this.device, ...part })
  }

  /** Calls when another tab of this browser has changed what the device remembers. */
  watchDevice(listener: () => void): void {
    globalThis.addEventListener?.('storage', ({ key }) => key === DEVICE && listener())
  }

  /** Boards created on this device, the newest first, with their links. */
  get created(): readonly CreatedHere[] {
    return this.#read<CreatedHere[]>('plenum/created') ?? []
  }

  rememberCreated(board: CreatedBoard, title: string): void {
    const others = this.created.filter(({ id }) => id !== board.id)
    this.#write('plenum/created', [{ ...board, title, createdAt: new Date().toISOString() }, ...others].slice(0, 50))
  }

  /** A board is gone: its links open nothing. */
  forgetCreated(board: string): void {
    if (this.created.some(({ id }) => id === board)) this.#write('plenum/created', this.created.filter(({ id }) => id !== board))
  }

  /** A link was replaced. */
  rotated(board: string, role: Role, invite: string): void {
    const created = this.created.map((known) =>
      known.id === board ? { ...known, invites: { ...known.invites, [role]: invite } } : known)
    this.#write('plenum/created', created)
  }

  /** The short code as the room tells it to a moderator. */
  codeIs(board: string, code: string | null): void {
    const { created } = this
    if (created.some((known) => known.id === board && known.code !== code)) this.#write('plenum/created', created.map((known) => (known.id === board ? { ...known, code } : known)))
  }

  #read<T extends object>(key: string): T | null {
    const text = this.#page.get(key) ?? attempt(() => this.#store.getItem(key))
    if (!text) return null
    const value: unknown = attempt(() => JSON.parse(text) as unknown)
    return typeof value === 'object' && value !== null ? (value as T) : null
  }

  /** What the store does not take (full, forbidden since) is kept for this page. */
  #write(key: string, value: unknown, keep = true): boolean {
    const text = JSON.stringify(value)
    const kept = keep && attempt(() => (this.#store.setItem(key, text), true)) !== null
    if (kept) this.#page.delete(key)
    else this.#page.set(key, text)
    return kept
  }

  #removeWords(board: string): void {
    this.#remove(earlyKey(board))
    attempt(() => this.#tab.removeItem(begunKey(board)))
  }

  #remove(key: string): void {
    this.#page.delete(key)
    attempt(() => this.#store.removeItem(key))
  }
}

function attempt<T>(run: () => T): T | null {
  try {
    return run()
  } catch {
    return null
  }
}
