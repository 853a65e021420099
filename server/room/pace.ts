/**
 * How long the queue gathers before the next turn. A frame per edit and person means N² sends, so under load edits share one
 * flush; but a window that is always open costs every quiet board latency and gains nothing. So nothing waits while turns
 * take a small share of the time, and the window widens with that share, in proportion to what a turn costs: at first no wider than
 * lets an edit reach 200 people within a blink, and as far as it goes once there is no time left.
 */

/** Turns remembered: their weight falls by half in this many ms (times ln 2). */
const MEMORY = 250
/** By the share of the time that turns take: the window lasts so many times what the last turn cost, from its beginning, and at most so many ms. */
const OPENING = [
  { share: 0.1, times: 0, most: 12 },
  { share: 0.16, times: 7, most: 12 },
  { share: 0.35, times: 8, most: 12 },
  { share: 0.6, times: 8, most: 40 },
] as const

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
    this.#next = started + windowAfter(busy, this.#load / MEMORY)
  }
}

/** The ms from the beginning of a turn that cost `busy` to the next. Between two points of the opening all rises evenly. */
function windowAfter(busy: number, share: number): number {
  const above = OPENING.findIndex((point) => share < point.share)
  if (above === 0) return 0
  const low = OPENING.at(above < 0 ? -1 : above - 1)!
  const high = OPENING.at(above)!
  const way = above < 0 ? 0 : (share - low.share) / (high.share - low.share)
  const between = (from: number, to: number) => from + (to - from) * way
  return Math.min(between(low.most, high.most), busy * between(low.times, high.times))
}
