/**
 * How long the queue gathers before the next turn. A frame per edit and person means N² sends, so under load edits share one
 * flush; but a window that is always open costs every quiet board latency and gains nothing. So nothing waits while turns
 * take a small share of the time, and the window widens with that share, in proportion to what a turn costs.
 */

/** Turns remembered: their weight falls by half in this many ms (times ln 2). */
const MEMORY = 250
/** Share of the time that turns may take before the window opens, and by which it is fully open. */
const QUIET = 0.1
const BUSY = 0.3
/** A fully open window: this many times what the last turn cost, and never more than so many ms. */
const TIMES = 8
const WIDEST = 40

export class Pace {
  #next = 0
  /** ms spent in turns, fading. */
  #load = 0
  #at = 0

  /** ms to wait before the next turn may start; 0 for now. */
  wait(now: number): number {
    return Math.max(0, this.#next - now)
  }

  /** A turn that began at `started` took `busy` ms of this thread. */
  spent(started: number, busy: number): void {
    this.#load = this.#load * Math.exp((this.#at - started) / MEMORY) + busy
    this.#at = started
    const open = Math.min(1, Math.max(0, (this.#load / MEMORY - QUIET) / (BUSY - QUIET)))
    this.#next = started + Math.min(WIDEST, busy * TIMES * open)
  }
}
