/**
 * The first sight of a board: what stands in the boxes of its first theme, as text to read while the document and what draws it are still
 * on their way. It holds what the document shows to everybody, and nobody's name.
 * Beside it each is told what they may write until then.
 */
import type { Attendance, Quadrant } from '../board/keys.ts'

interface Item {
  /** It is locked itself, wherever it stands. */
  locked?: true
  /** What the last vote said of it: its dots, or the weight of its rating. */
  dots?: number
  weight?: number
}

export interface SightCard extends Item {
  text: string
  lang?: string
  evidence?: string
  /** An id of the board's delegations. */
  delegation?: string
  attendance?: Attendance
}

export interface SightGroup extends Item {
  title: string
  cards: SightCard[]
  /** How many cards it has, where not all of them are here. */
  of?: number
}

export interface SightBox {
  /** How many cards stand in it, those in groups too; not all of them need be here. */
  cards: number
  /** From the first on, without gaps. */
  items: (SightCard | SightGroup)[]
  /** It is locked, or what it stands in. */
  locked?: true
}

export interface Sight {
  theme: string
  boxes: Record<Quadrant, SightBox>
}

/** What somebody may write before the board stands there. */
export interface SightPen {
  /** Where a card may be written now. */
  boxes: Quadrant[]
  /** How long a card may be. */
  most: number
  /** Cards are private until they are revealed. */
  private?: true
  /** Devices may keep them. */
  kept?: true
}

/** How long it may be, in bytes of UTF-8, before it is packed: about, and never more text than this. */
export const SIGHT_BYTES = 8_192
