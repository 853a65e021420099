/**
 * Which column each item of a box stands in. A column is remembered for as long as its item stays in the box, so that
 * what others add, lengthen or take away pushes only its own column and nothing jumps across under the pointer.
 */
export class Columns {
  #at = new Map<string, number>()
  #count = 0

  /** Says in which column an item will stand, for someone who just put it there. */
  put(id: string, column: number): void {
    this.#at.set(id, column)
  }

  /**
   * Deals the items, given in order, to `count` columns. New items go to the column with the least in it, by `weigh`
   * (roughly, lines of text). Doing it twice gives the same answer.
   */
  deal(ids: readonly string[], count: number, weigh: (id: string) => number): string[][] {
    if (count !== this.#count) this.#at.clear()
    this.#count = count
    const here = new Set(ids)
    for (const id of this.#at.keys()) if (!here.has(id)) this.#at.delete(id)
    const load = Array.from({ length: count }, () => 0)
    for (const [id, column] of this.#at) {
      if (column >= count) this.#at.delete(id)
      else load[column]! += weigh(id)
    }
    for (const id of ids) {
      if (this.#at.has(id)) continue
      const column = load.indexOf(Math.min(...load))
      this.#at.set(id, column)
      load[column]! += weigh(id)
    }
    const columns: string[][] = Array.from({ length: count }, () => [])
    for (const id of ids) columns[this.#at.get(id)!]!.push(id)
    return columns
  }
}

/** How many columns of at least `least` pixels fit into `width`. */
export function columnsThatFit(width: number, least: number, gap: number): number {
  return Math.max(1, Math.floor((width + gap) / (least + gap)))
}

/** About how many lines a card takes, enough to deal columns of like height. */
export const linesOf = (text: string): number => 2 + Math.ceil(text.length / 30)

/** About how many lines a group takes with its cards. */
export const linesTogether = (cards: readonly number[]): number => cards.reduce((lines, card) => lines + card, 2)
