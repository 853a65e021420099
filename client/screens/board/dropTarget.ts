/** Where a card would land if it were let go here: read from the page, so that what is seen is what happens. */

/** Between two items of a box: `after` null is the top of the column, `before` null its end. */
export interface Between {
  kind: 'between'
  place: string
  column: number
  after: string | null
  before: string | null
  line: { left: number; top: number; width: number }
}

/** Onto a card (they become a group) or a group (it joins). */
export interface Onto {
  kind: 'onto'
  place: string
  item: 'card' | 'group'
  id: string
}

export type Drop = Between | Onto

/** What the dragged thing may do: `onto` says whether it may be put together with an item. */
export interface DropRules {
  moving: ReadonlySet<string>
  open(place: string): boolean
  onto(item: 'card' | 'group', id: string): boolean
}

const GAP = 8

/** The drop under a point of the window, or null where nothing can land. */
export function dropAt(x: number, y: number, rules: DropRules): Drop | null {
  const under = document.elementFromPoint(x, y)
  const cell = under?.closest<HTMLElement>('[data-into]')
  if (cell) return into(cell, rules)
  const box = under?.closest<HTMLElement>('[data-place]')
  const place = box?.dataset.place
  if (!box || place === undefined || !rules.open(place)) return null
  const columns = [...box.querySelectorAll<HTMLElement>('[data-column]')]
  const column = columns.find((candidate) => x < candidate.getBoundingClientRect().right + GAP / 2) ?? columns.at(-1)
  if (!column) return null
  const items = [...column.querySelectorAll<HTMLElement>(':scope > [data-item]')].filter((item) => !rules.moving.has(item.dataset.item!))
  for (const item of items) {
    const rect = item.getBoundingClientRect()
    const id = item.dataset.item!
    const kind = item.dataset.kind === 'group' ? 'group' : 'card'
    const edge = kind === 'group' ? Math.min(14, rect.height * 0.2) : rect.height * 0.25
    if (y > rect.top + edge && y < rect.bottom - edge && rules.onto(kind, id)) return { kind: 'onto', place, item: kind, id }
  }
  return between(place, columns.indexOf(column), column, items, y)
}

/** Onto the map of the boxes, where only one of them is on the screen: to the end of the one it stands for. */
function into(cell: HTMLElement, rules: DropRules): Between | null {
  const place = cell.dataset.into!
  if (!rules.open(place)) return null
  const { left, bottom, width } = cell.getBoundingClientRect()
  return { kind: 'between', place, column: 0, after: null, before: null, line: { left, top: bottom, width } }
}

function between(place: string, column: number, element: HTMLElement, items: readonly HTMLElement[], y: number): Between {
  const next = items.findIndex((item) => {
    const rect = item.getBoundingClientRect()
    return y < (rect.top + rect.bottom) / 2
  })
  const before = next === -1 ? null : items[next]!
  const after = next === -1 ? (items.at(-1) ?? null) : (items[next - 1] ?? null)
  const area = element.getBoundingClientRect()
  const top = after ? after.getBoundingClientRect().bottom + GAP / 2 : before ? before.getBoundingClientRect().top - GAP / 2 : area.top
  return {
    kind: 'between', place, column,
    after: after?.dataset.item ?? null, before: before?.dataset.item ?? null,
    line: { left: area.left, top, width: area.width },
  }
}
