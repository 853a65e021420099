/** The room as this screen knows it: its whole state on joining, then events that each replace one part. */
import type { DraftCount, FloorEntry, Person, RoomEvent, RoomState, Timer, Vote } from '../../shared/protocol/room.ts'
import type { Watch } from './watch.ts'

const NOBODY: readonly never[] = []
const NONE: ReadonlySet<string> = new Set()
const PARTS = ['people', 'mine', 'timer', 'floor', 'vote', 'spotlight', 'drafts', 'positions', 'opened', 'code', 'saving']

export class RoomFacts {
  you: Person | null = null
  people: readonly Person[] = NOBODY
  mine: ReadonlySet<string> = NONE
  timer: Timer | null = null
  floor: readonly FloorEntry[] = NOBODY
  vote: Vote | null = null
  spotlight: string | null = null
  drafts: DraftCount | null = null
  /** Keys of one's own delegation's positions, on a board that does not say whose they are. */
  positions: ReadonlySet<string> = NONE
  /** For moderators: the cards that somebody other than their author has opened. */
  opened: ReadonlySet<string> = NONE
  code: string | null = null
  saving = true
  readonly #watch: Watch

  constructor(watch: Watch) {
    this.#watch = watch
  }

  joined(state: RoomState): void {
    const { you, people, mine, timer, floor, vote, spotlight, drafts, positions, opened, code, saving } = state
    Object.assign(this, { you, people, mine: new Set(mine), timer: here(timer), floor, vote, spotlight, drafts, positions: new Set(positions), opened: new Set(opened), code, saving })
    this.#watch.notify(PARTS)
  }

  happened(event: RoomEvent): void {
    switch (event.type) {
      case 'people.changed':
        this.#people(event.people, event.removed)
        break
      case 'mine.added':
        this.mine = new Set([...this.mine, ...event.cards])
        this.#watch.notify(['mine'])
        break
      case 'timer.changed':
        this.timer = here(event.timer)
        this.#watch.notify(['timer'])
        break
      case 'floor.changed':
        this.floor = event.floor
        this.#watch.notify(['floor'])
        break
      case 'vote.changed':
        this.vote = event.vote
        this.#watch.notify(['vote'])
        break
      case 'spotlight.changed':
        this.spotlight = event.path
        this.#watch.notify(['spotlight'])
        break
      case 'drafts.changed':
        this.drafts = event.drafts
        this.#watch.notify(['drafts'])
        break
      case 'cards.opened':
        this.opened = new Set([...this.opened, ...event.cards])
        this.#watch.notify(['opened'])
        break
      case 'positions.changed':
        this.positions = new Set(event.mine)
        this.#watch.notify(['positions'])
        break
      case 'code.changed':
        this.code = event.code
        this.#watch.notify(['code'])
        break
      case 'saving.changed':
        this.saving = event.saving
        this.#watch.notify(['saving'])
        break
      default:
        // The rest is news about the document, which brings it itself.
        break
    }
  }

  #people(changed: readonly Person[], removed: readonly string[]): void {
    const byId = new Map(this.people.map((person) => [person.id, person]))
    for (const person of changed) byId.set(person.id, person)
    for (const id of removed) byId.delete(id)
    this.people = [...byId.values()]
    const you = this.you && byId.get(this.you.id)
    if (you) this.you = you
    this.#watch.notify(['people'])
  }
}

/** A timer in this device's clock, which may be minutes off the server's. */
const here = (timer: Timer | null): Timer | null => timer && { ...timer, endsAt: timer.endsAt - timer.now + Date.now(), now: Date.now() }
