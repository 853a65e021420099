/** One document of a board: its line to the server and the account of what is saved. */
import { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Refusal } from '../../shared/rules/refusal.ts'
import { SyncLine, type LineState, type SyncOptions } from '../connection/sync.ts'
import { Ledger } from './saved.ts'

/** A line that is quiet this long with deletes on their way is asked what became of them, in ms. */
const NUDGE_AFTER = 400

export interface DeskEvents {
  state(state: LineState): void
  refused(refusal: Refusal): void
  /** Something was written, or became durable, or the line came or went. */
  changed(): void
}

export class Desk {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly #ledger: Ledger
  readonly #events: DeskEvents
  #line: SyncLine | null = null
  #nudge: ReturnType<typeof setTimeout> | null = null

  constructor(doc: Y.Doc, events: DeskEvents) {
    this.doc = doc
    this.#events = events
    this.awareness = new Awareness(doc)
    this.#ledger = new Ledger(doc)
    doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (!transaction.local) return
      this.#ledger.edited(transaction, this.open)
      this.#changed()
    })
  }

  /** Own edits that are not known to be durable. */
  get waiting(): number {
    return this.#ledger.waiting
  }

  /** What is written now goes out at once. */
  get open(): boolean {
    return this.#line?.open === true
  }

  /** What was read back holds so many things that were not sent. */
  reopened(things: number): void {
    this.#ledger.reopened(things)
  }

  openLine(options: Pick<SyncOptions, 'origin' | 'room' | 'token' | 'WebSocket'>): void {
    if (this.#line) return
    this.#line = new SyncLine({
      ...options,
      doc: this.doc,
      awareness: this.awareness,
      events: {
        state: (state) => {
          if (state.line === 'waiting') this.#ledger.lost()
          this.#events.state(state)
          this.#changed()
        },
        asked: (clocks) => {
          this.#ledger.asked(clocks)
          this.#changed()
        },
        saved: (clocks) => {
          this.#ledger.saved(clocks)
          this.#changed()
        },
        refused: (refusal) => this.#events.refused(refusal),
      },
    })
    this.#line.connect()
  }

  closeLine(): void {
    this.#line?.destroy()
    this.#line = null
  }

  destroy(): void {
    if (this.#nudge) clearTimeout(this.#nudge)
    this.closeLine()
    this.doc.destroy()
  }

  #changed(): void {
    this.#events.changed()
    this.#nudgeLater()
  }

  /** Deletes have no clock by which the server's answer proves them: it is asked again after each silence. */
  #nudgeLater(): void {
    if (this.#nudge) clearTimeout(this.#nudge)
    this.#nudge = this.#ledger.stuck && this.open ? setTimeout(() => this.#ask(), NUDGE_AFTER) : null
  }

  #ask(): void {
    if (!this.open) return
    this.#line?.nudge()
    this.#ledger.nudged()
    this.#nudgeLater()
  }
}
