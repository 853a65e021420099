/** The board the servers are measured on: cards spread over the twelve boxes of three themes, each with a text to type on. */
import * as Y from 'yjs'
import { addCard } from '../shared/board/edits.ts'
import { boxPlace } from '../shared/board/place.ts'
import { QUADRANTS } from '../shared/board/keys.ts'
import type { Spot } from './wire.ts'

export interface Seed {
  client: number
  clock: number
  /** The updates it was written in. */
  parts: Uint8Array[]
  /** The end of each card's text. */
  spots: Spot[]
}

const THEMES = ['return', 'readmission', 'information-exchange']

export function seedBoard(cards: number): Seed {
  const doc = new Y.Doc()
  doc.clientID = 7
  const parts: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => parts.push(update))
  const createdAt = '2021-12-21T09:31:05+01:00'
  for (let first = 0; first < cards; first += 50) {
    doc.transact(() => {
      for (let n = first; n < Math.min(cards, first + 50); n++) {
        const place = boxPlace(THEMES[n % 3]!, QUADRANTS[Math.floor(n / 3) % 4]!)
        const text = `Card ${n}: what helps and what hinders the exchange between the institutions.`
        const stamp = { author: null, delegation: null, attendance: null }
        addCard(doc, { id: `card${n}`, place, text, stamp, createdAt, order: `a${String(n).padStart(5, '0')}V` }, null)
      }
    })
  }
  const spots = Array.from({ length: cards }, (_, n) => {
    const text = (doc.getMap('cards').get(`card${n}`) as Y.Map<unknown>).get('text') as Y.Text
    const { id, length } = text._start!
    return { client: id.client, clock: id.clock + length - 1 }
  })
  return { client: 7, clock: Y.getState(doc.store, 7), parts, spots }
}
