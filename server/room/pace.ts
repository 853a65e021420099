/**
 * How long the queue gathers before the next turn. A frame per edit and person means N² sends, so under load edits share one
 * flush; but a window that is always open costs every quiet board latency and gains nothing. So nothing waits while turns
 * take a small share of the time, and the window widens with that share, in proportion to what a turn costs: a little while
 * there is time left, so that an edit reaches 200 people within a blink, and as far as it goes once there is none.
 */

/** Turns remembered: their weight falls by half in this many ms (times ln 2). */
const MEMORY = 250
/** The share of the time that turns take, and how many times what the last turn cost the window is open then. */
const OPENING = [[0.1, 0], [0.3, 2], [0.6, 8]] as const
/** And never more than so many ms. */
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
    this.#next = started + Math.min(WIDEST, busy * times(this.#load / MEMORY))
  }
}

/** Between two points of the opening it rises evenly. */
function times(share: number): number {
  const next = OPENING.findIndex(([at]) => share < at)
  if (next === 0) return 0
  const [from, low] = OPENING.at(next < 0 ? -1 : next - 1)!
  const [to, high] = OPENING.at(next)!
  return next < 0 ? high : low + ((high - low) * (share - from)) / (to - from)
}
