/**
 * Seeded fuzz of a board whose document is founded anew between rounds, while some people are away with edits of their own, and
 * come back with the document of before. Everything that was saved is there once; what never arrived is merged nowhere; nobody
 * who begins with an empty document is sent away; and all see the same.
 *
 * A failing seed is printed; FUZZ_SEED repeats one, FUZZ_ROUNDS goes on for longer.
 */
import { describe, expect, it, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { addCard, moveCard, setTrashed } from '../../shared/board/edits.ts'
import { stampFor } from '../../shared/board/keys.ts'
import { entity, readCards, readContent } from '../../shared/board/read.ts'
import { CLOSE } from '../../shared/protocol/frames.ts'
import { Random } from '../gate/random.ts'
import { Replica } from '../support/wire.ts'
import { FuzzBoard, turn } from './board.ts'

const ROUNDS = Math.ceil(Number(process.env.FUZZ_ROUNDS ?? 40) / 4)
const ONLY = process.env.FUZZ_SEED
const PLACES = ['swot/return/S', 'swot/return/W', 'swot/readmission/T']

interface Mark {
  by: Replica
  token: string
  client: number
  clock: number
}

describe('seeded fuzz of a board founded anew', () => {
  const seeds = ONLY ? [Number(ONLY)] : Array.from({ length: ROUNDS }, (_, n) => n + 1)
  for (const seed of seeds) {
    it(`SAVE-3 SAVE-2 seed ${seed}`, { timeout: 60_000 }, async () => {
      const random = new Random(seed)
      const board = await FuzzBoard.open(seed % 2 === 0, seed)
      onTestFinished(() => board.end())
      const people = await Promise.all([1, 2, 3, 4].map(async () => new Replica(await board.join('participant'))))
      const witness = new Replica(await board.join('observer'))
      for (const replica of [...people, witness]) replica.connect(board.room)
      await Promise.all([...people, witness].map((replica) => replica.settled()))
      let marks: Mark[] = []
      const kept = new Set<string>()
      let n = 0

      const write = (by: Replica) => {
        const { doc } = by
        const mark = { by, token: `<${n++}>`, client: doc.clientID, clock: Y.getState(doc.store, doc.clientID) }
        const cards = readCards(doc).filter(({ trashed, text }) => !trashed && text.length < 200)
        const dice = random.below(10)
        if (cards.length === 0 || dice < 3) {
          addCard(doc, { id: `card${n}`, place: random.of(PLACES), text: mark.token, stamp: stampFor('delegation', by.member), createdAt: '2021-12-21T09:31:05Z' }, null)
        } else if (dice < 8) {
          const text = entity(doc, 'cards', random.of(cards).id)!.get('text') as Y.Text
          text.insert(random.below(2) * text.length, mark.token)
        } else {
          if (dice === 8) moveCard(doc, random.of(cards).id, random.of(PLACES), 0, null)
          else setTrashed(doc, 'cards', random.of(cards).id, true, null)
          return
        }
        marks.push(mark)
      }

      for (let round = 0; round < 3; round++) {
        for (let step = 0; step < 120; step++) {
          const by = random.of(people)
          const dice = random.below(100)
          if (dice < 80) write(by)
          else if (dice < 88 && by.connected) by.disconnect()
          else if (dice < 94 && !by.connected) by.connect(board.room)
          else if (dice < 97) await turn()
          else await by.settled()
        }
        // History, so that it is worth it.
        const worn = people.find((one) => one.connected) ?? people[0]!
        if (!worn.connected) worn.connect(board.room)
        await worn.settled()
        addCard(worn.doc, { id: `worn${round}`, place: PLACES[0]!, text: '', stamp: stampFor('delegation', worn.member), createdAt: '2021-12-21T09:31:05Z' }, null)
        const text = entity(worn.doc, 'cards', `worn${round}`)!.get('text') as Y.Text
        for (let batch = 0; batch < 2; batch++) {
          worn.doc.transact(() => {
            text.insert(0, 'abcdefghij')
            for (let edit = 0; edit < 3_500; edit++) {
              text.insert((edit * 7) % 10, 'w')
              text.delete((edit * 7) % 10, 1)
            }
            text.delete(0, 10)
          })
          await worn.settled()
        }
        expect(people.map(({ refused }) => refused.filter(({ code }) => code !== 'CARD-2')), 'an honest edit was refused').toEqual(people.map(() => []))
        // Some go before what they wrote is saved, and write on without a line.
        for (const by of people) if (random.chance(2)) by.disconnect()
        for (let step = random.below(20); step > 0; step--) write(random.of(people))
        await Promise.all(people.map((one) => one.settled()))
        const saved = marks.filter(({ by, token, client, clock }) =>
          (by.saved.get(client) ?? 0) > clock && !by.refused.some(({ text }) => text?.includes(token)))
        const before = readContent(board.room.doc)
        const seen = JSON.stringify(before)
        for (const { token } of [...saved, ...marks.filter(({ token }) => seen.includes(token))]) kept.add(token)

        for (const one of [...people, witness]) one.disconnect()
        if (random.chance(3)) await board.restart()
        await board.refound()
        for (const one of [...people, witness]) {
          one.closes.length = 0
          one.connect(board.room)
          // Some write before they are told.
          if (one !== witness && random.chance(2)) write(one)
          await one.settled()
          expect(one.closed, 'who holds the document of before').toBe(CLOSE.version)
        }
        expect(readContent(board.room.doc), 'something of it was merged').toEqual(before)
        marks = marks.filter(({ token }) => kept.has(token))
        for (const one of [...people, witness]) {
          one.startOver()
          one.closes.length = 0
          one.connect(board.room)
        }
        for (let i = 0; i < 2; i++) for (const one of [...people, witness]) await one.settled()
        for (const one of [...people, witness]) {
          expect(one.closes).toEqual([])
          expect(readContent(one.doc)).toEqual(before)
        }
      }
      for (let step = 0; step < 40; step++) write(random.of(people))
      for (let i = 0; i < 2; i++) for (const one of [...people, witness]) await one.settled()
      const content = readContent(board.room.doc)
      for (const one of [...people, witness]) expect(readContent(one.doc)).toEqual(content)
      await board.restart()
      const texts = readCards(board.room.doc).map(({ text }) => text).join('\n')
      for (const token of kept) expect(texts.split(token), `${token} is there once`).toHaveLength(2)
      for (const found of texts.match(/<\d+>/g) ?? []) expect(texts.split(found), `${found} is there once`).toHaveLength(2)
    })
  }
})
