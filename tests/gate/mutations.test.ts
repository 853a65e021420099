/** Updates of honest people with bytes changed at random: whatever comes of them, what is locked stands and nobody diverges. GATE_MUTATIONS=n. */
import { expect, it } from 'vitest'
import { moveCard, setTrashed } from '../../shared/board/edits.ts'
import { entity, readContent } from '../../shared/board/read.ts'
import { card, S, textOf, W } from './people.ts'
import { Random } from './random.ts'
import { TestBoard } from './wire.ts'

const MUTATIONS = Number(process.env.GATE_MUTATIONS ?? 12_000)
const PER_BOARD = 300

it(`Y14 Y13 Y18 ${MUTATIONS} updates with bytes changed at random`, { timeout: 600_000 }, () => {
  for (let round = 0; round * PER_BOARD < MUTATIONS; round++) {
    const random = new Random(round + 1)
    const board = new TestBoard(() => random.below(2 ** 32))
    const ana = board.join('ana')
    const updates: Uint8Array[] = []
    card(ana, 'locked', 'Nobody may change this 🤝 text')
    card(ana, 'open', 'This one may be written in 🤝')
    board.settle()
    board.lock('card/locked')
    board.settle()
    const it = entity(board.doc, 'cards', 'locked')!
    const locked = it.toJSON()
    ana.doc.on('update', (update: Uint8Array) => updates.push(update))
    textOf(ana.doc, 'locked').insert(4, 'body else')
    textOf(ana.doc, 'locked').delete(2, 9)
    textOf(ana.doc, 'open').insert(4, ' other')
    textOf(ana.doc, 'open').delete(0, 8)
    moveCard(ana.doc, 'locked', W, 0, null)
    setTrashed(ana.doc, 'cards', 'locked', true, null)
    card(ana, 'new', 'new 🤝', S)
    for (let i = 0; i < PER_BOARD; i++) {
      const mutated = random.of(updates).slice()
      for (let n = 1 + random.below(3); n > 0; n--) {
        const at = random.below(mutated.length)
        mutated[at] = random.chance(3) ? random.below(256) : (mutated[at]! + random.of([1, 255, 128])) & 255
      }
      ana.closed = null
      ana.used.clear()
      const verdict = ana.send([mutated], random.chance(2))
      expect(['nothing', 'gap', 'reject', 'applied']).toContain(verdict.kind)
      expect(entity(board.doc, 'cards', 'locked'), `round ${round}`).toBe(it)
      if (verdict.kind === 'applied') {
        expect(it.toJSON(), `round ${round}`).toEqual(locked)
        expect(board.doc.store.pendingStructs).toBeNull()
        expect(board.doc.store.pendingDs).toBeNull()
      }
    }
    expect(it.toJSON(), `round ${round}`).toEqual(locked)
    expect(readContent(board.replayed()), `round ${round}`).toEqual(board.content)
  }
})
