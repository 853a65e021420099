/**
 * How long the queue gathers before the next flush. A frame per edit and person means N² sends, so under load edits share
 * one flush; but a window that is always open costs every quiet board latency and gains nothing. So the first edit is
 * flushed at once, and the next flush waits in proportion to what the last one cost.
 */

/** Flushing may take one part in this many of the time. */
const SHARE = 9
/** No edit waits longer than this for company, in ms. */
const WIDEST = 40

export class Pace {
  #next = 0

  /** ms to wait before the next flush may start; 0 for now. */
  wait(now: number): number {
    return Math.max(0, this.#next - now)
  }

  /** A flush began at `started` and spent `cost` ms of this thread on delivering. */
  spent(started: number, cost: number): void {
    this.#next = started + Math.min(WIDEST, cost * SHARE)
  }
}
