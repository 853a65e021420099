/**
 * The first sight of a board (shared/protocol/sight.ts). It is read from the board's document alone, which everybody on the board is sent
 * whole: private cards stand in documents of their own (DRAFT-1), and what attribution hides was never written there (NAME-1).
 * Authors are left out even where they are named: whoever is called what comes with the room.
 */
import * as Y from 'yjs'
import { QUADRANTS, type Quadrant } from '../../shared/board/keys.ts'
import { byOrder } from '../../shared/board/order.ts'
import { boxPlace, upwards } from '../../shared/board/place.ts'
import { entities, readCard, readGroup, readLocks, readOffline, readThemes, shownGroup, type GroupData } from '../../shared/board/read.ts'
import { weightOf } from '../../shared/board/ratingTally.ts'
import { lastMark, readResults, type VoteResult } from '../../shared/board/results.ts'
import { SIGHT_BYTES, type Sight, type SightBox, type SightCard, type SightGroup, type SightPen } from '../../shared/protocol/sight.ts'
import type { Actor } from '../../shared/rules/actor.ts'
import { mayWriteIn } from '../../shared/rules/newCard.ts'
import { ruleState } from '../../shared/rules/state.ts'
import type { RoomView } from './decision.ts'

const made = new WeakMap<Y.Doc, Sight | null>()

/** Null where there is no theme. Made once for all who join until the document changes. */
export function sightOf(doc: Y.Doc): Sight | null {
  const known = made.get(doc)
  if (known !== undefined) return known
  const sight = readSight(doc)
  made.set(doc, sight)
  doc.once('afterTransaction', () => made.delete(doc))
  return sight
}

/** By the rules that the gate will ask; null for whoever may write in none of its boxes. */
export function penOf(by: Actor, { board, drafts }: Pick<RoomView, 'board' | 'drafts'>, theme: string): SightPen | null {
  const [open, draft] = [ruleState(board), ruleState(drafts.get(by.id) ?? new Y.Doc(), board)]
  const boxes = QUADRANTS.filter((quadrant) => mayWriteIn(by, open, draft, boxPlace(theme, quadrant)))
  if (boxes.length === 0) return null
  return { boxes, most: open.maxCardText, ...(open.phase.write === 'private' && { private: true }), ...(readOffline(board) && { kept: true }) }
}

/** A card as it is gathered: read only if it finds room. */
interface Found {
  id: string
  order: string
  map: Y.Map<unknown>
}
type Gathered = GroupData & { cards: Found[] }

/** One box as it is gathered. */
class Box {
  readonly place: string
  cards = 0
  /** About how much there is to read. */
  length = 0
  readonly items: (Found | Gathered)[] = []
  readonly shown: SightBox['items'] = []

  constructor(theme: string, readonly quadrant: Quadrant) {
    this.place = boxPlace(theme, quadrant)
  }
}

function readSight(doc: Y.Doc): Sight | null {
  const theme = readThemes(doc)[0]?.id
  if (theme === undefined) return null
  const boxes = gathered(doc, theme)
  const locks = readLocks(doc)
  fill(boxes, said(locks, readResults(doc)))
  const isLocked = (place: string) => upwards(place).some((path) => locks.has(path))
  const told = boxes.map(({ quadrant, place, cards, shown }) => [quadrant, { cards, items: shown, ...(isLocked(place) && { locked: true }) }] as const)
  return { theme, boxes: Object.fromEntries(told) as Record<Quadrant, SightBox> }
}

function gathered(doc: Y.Doc, theme: string): Box[] {
  const boxes = new Map(QUADRANTS.map((quadrant) => new Box(theme, quadrant)).map((box) => [box.place, box]))
  const groups = new Map<string, Gathered>()
  const boxOf = (map: unknown) => (map instanceof Y.Map && map.get('trashed') !== true ? boxes.get(String(map.get('place'))) : undefined)
  entities(doc, 'groups').forEach((map, id) => {
    const box = boxOf(map)
    if (!box) return
    const group = { ...readGroup(id, map), cards: [] }
    groups.set(id, group)
    box.items.push(group)
  })
  entities(doc, 'cards').forEach((map, id) => {
    const box = boxOf(map)
    if (!box) return
    const [order, text, group] = [map.get('order'), map.get('text'), map.get('group')]
    const found = { id, order: typeof order === 'string' ? order : '', map }
    box.cards++
    box.length += BESIDE + (text instanceof Y.Text ? text.length : 0)
    const shown = shownGroup({ place: box.place, ...(typeof group === 'string' && { group }) }, groups)
    if (shown) groups.get(shown.id)!.cards.push(found)
    else box.items.push(found)
  })
  return [...boxes.values()]
}

/** What is said of an item beside its words, about: else any number of empty cards would fit. */
const BESIDE = 32
const weight = (text: string): number => BESIDE + Buffer.byteLength(text)

/** Each has its share of the room, and what the short ones leave goes to the long ones. What does not fit ends its box: nothing is passed over. */
function fill(boxes: readonly Box[], said: Said): void {
  let left = SIGHT_BYTES
  for (const [at, { items, shown }] of boxes.toSorted((a, b) => a.length - b.length).entries()) {
    const writer = new Writer(Math.floor(left / (boxes.length - at)), said)
    for (const item of items.sort(byOrder)) {
      const one = 'cards' in item ? writer.group(item) : writer.card(item)
      if (one) shown.push(one)
      if (!one || 'of' in one) break
    }
    left -= writer.written
  }
}

type Said = (path: string) => Pick<SightCard, 'locked' | 'dots' | 'weight'>

/** What stands at the edge of a card or group. */
const said = (locks: ReadonlyMap<string, unknown>, results: readonly VoteResult[]): Said => (path) => {
  const mark = lastMark(results, path)
  const weight = mark === null || 'dots' in mark ? null : weightOf(mark)
  return { ...(locks.has(path) && { locked: true }), ...(mark !== null && 'dots' in mark && { dots: mark.dots }), ...(weight !== null && { weight }) }
}

/** Writes as much as there is room for; null for what finds none. */
class Writer {
  written = 0

  constructor(readonly room: number, readonly said: Said) {}

  card({ id, map }: Found): SightCard | null {
    const { text, lang, evidence, delegation, attendance } = readCard(id, map)
    if (!this.#fits(text + (evidence ?? ''))) return null
    return {
      text, ...(lang !== undefined && { lang }), ...(evidence !== undefined && { evidence }), ...(delegation !== null && { delegation }),
      ...(attendance !== null && { attendance }), ...this.said(`card/${id}`),
    }
  }

  group({ id, title, cards }: Gathered): SightGroup | null {
    if (!this.#fits(title)) return null
    const shown: SightCard[] = []
    for (const one of cards.sort(byOrder)) {
      const card = this.card(one)
      if (!card) break
      shown.push(card)
    }
    return { title, cards: shown, ...(shown.length < cards.length && { of: cards.length }), ...this.said(`group/${id}`) }
  }

  #fits(text: string): boolean {
    const bytes = weight(text)
    const fits = this.written + bytes <= this.room
    if (fits) this.written += bytes
    return fits
  }
}
