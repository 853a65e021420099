/**
 * What the gate adds to a keystroke: `npx tsx bench/gate.ts`. Both sides in one run, on equal documents, keystroke by keystroke
 * in turn, so that the machine's mood falls on both. Bare is Y.applyUpdate with one listener for the update, as y-websocket has.
 */
import * as Y from 'yjs'
import { addCard } from '../shared/board/edits.ts'
import { boxPlace } from '../shared/board/place.ts'
import type { Actor } from '../shared/rules/actor.ts'
import { ruleState } from '../shared/rules/state.ts'
import { Gate } from '../server/room/gate/gate.ts'

const KEYSTROKES = 20_000
const WARM_UP = 4_000
const ROUND = 200

const owners = new Map<number, string | null>()
const claims = {
  retired: new Set<number>(),
  owner: (client: number) => owners.get(client),
  claim: (client: number, participant: string | null) => void (owners.has(client) || owners.set(client, participant)),
}
const actor: Actor = { id: 'p1', role: 'participant', delegation: 'MNE', attendance: 'remote' }

/** A board with cards, on which `edits` keystrokes were made by 30 people. */
function board(cards: number, edits: number): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap('board').set('attribution', 'delegation')
  doc.getMap('themes').set('return', { id: 'return', title: 'Return', order: 'a0' })
  doc.transact(() => {
    for (let i = 0; i < cards; i++) {
      addCard(doc, {
        id: `card${i}`, place: boxPlace('return', 'SWOT'[i % 4] as 'S'), text: `What helps or hinders, number ${i}, in a sentence of usual length.`,
        stamp: { author: null, delegation: 'MNE', attendance: 'remote' }, createdAt: '2021-12-14T10:00:00Z', order: `a${i}`,
      }, null)
    }
  })
  let seed = 1
  const random = (n: number) => (seed = (seed * 48271) % 2147483647) % n
  for (let writer = 0; writer < 30 && edits > 0; writer++) {
    const author = new Y.Doc()
    Y.applyUpdate(author, Y.encodeStateAsUpdate(doc))
    for (let i = 0; i < edits / 30; i += 50) {
      author.transact(() => {
        const text = (author.getMap('cards').get(`card${random(cards)}`) as Y.Map<unknown>).get('text') as Y.Text
        for (let k = 0; k < 50; k++) {
          if (text.length > 200) text.delete(random(150), 40)
          else if (random(5) === 0 && text.length > 0) text.delete(random(text.length), 1)
          else text.insert(random(text.length + 1), 'x')
        }
      })
    }
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(author, Y.encodeStateVector(doc)))
  }
  return doc
}

/** Live updates of one person typing and correcting in turn in several cards. */
function typing(state: Uint8Array, cards: number): Uint8Array[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  owners.set(doc.clientID, actor.id)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; updates.length < KEYSTROKES + WARM_UP; i++) {
    const text = (doc.getMap('cards').get(`card${(i * 7) % cards}`) as Y.Map<unknown>).get('text') as Y.Text
    const at = Math.min(text.length, 10 + (i % 20))
    for (let k = 0; k < 9; k++) text.insert(at + k, 'abcdefghi'[k]!)
    for (let k = 0; k < 9; k++) text.delete(at, 1)
  }
  return updates.slice(0, KEYSTROKES + WARM_UP)
}

const copy = (state: Uint8Array): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!

console.log('cards    edits     bare      gate     added (µs per keystroke, medians of rounds)')
for (const [cards, edits] of [[100, 10_000], [1_000, 10_000], [5_000, 10_000], [1_000, 500_000]] as const) {
  const state = Y.encodeStateAsUpdate(board(cards, edits))
  const updates = typing(state, cards)
  const bare = copy(state)
  let sent = 0
  bare.on('update', (update: Uint8Array) => (sent += update.length))
  const doc = copy(state)
  const gate = new Gate({ doc, state: ruleState(doc), claims })
  const connectionClients = new Set<number>()
  const bareTimes: number[] = []
  const gateTimes: number[] = []
  for (let i = 0; i < updates.length; i += ROUND) {
    const round = updates.slice(i, i + ROUND)
    const began = performance.now()
    for (const update of round) Y.applyUpdate(bare, update)
    const between = performance.now()
    for (const update of round) {
      const verdict = gate.judge(actor, [update], { live: true, connectionClients })
      if (verdict.kind !== 'applied' || verdict.refused.length > 0) throw new Error(`not plainly applied: ${JSON.stringify(verdict)}`)
      sent += verdict.update.length
    }
    const ended = performance.now()
    if (i < WARM_UP) continue
    bareTimes.push(((between - began) * 1_000) / round.length)
    gateTimes.push(((ended - between) * 1_000) / round.length)
  }
  const [b, g] = [median(bareTimes), median(gateTimes)]
  console.log(`${String(cards).padStart(5)} ${String(edits).padStart(8)} ${b.toFixed(1).padStart(8)} ${g.toFixed(1).padStart(9)} ${(g - b).toFixed(1).padStart(9)}   x${(g / b).toFixed(2)}`)
}
