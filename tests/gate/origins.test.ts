/** Text with origins that no editor produces, among people who type at the same spot at the same moment. GATE_ORIGINS=n runs more. */
import { expect, it } from 'vitest'
import { forge, item, string, type Ref } from './forge.ts'
import { card, everyoneAgrees, textOf } from './people.ts'
import { Random } from './random.ts'
import { TestBoard } from './wire.ts'

const RUNS = Number(process.env.GATE_ORIGINS ?? 150)

it(`Y4 Y13 ${RUNS} texts with forged origins: nobody diverges, no honest edit is rejected`, { timeout: 600_000 }, () => {
  let letIn = 0
  for (let seed = 1; seed <= RUNS; seed++) {
    const random = new Random(seed)
    const board = new TestBoard(() => random.below(2 ** 32))
    const people = [board.join('ana'), board.join('ben'), board.join('eva')]
    card(people[0]!, 'c', 'abcd')
    board.settle()
    for (let step = 0; step < 60; step++) {
      const person = random.of(people)
      const text = textOf(person.doc, 'c')
      switch (random.below(6)) {
        case 0:
        case 1:
          text.insert(random.below(text.length + 1), random.of(['x', 'yz']))
          break
        case 2:
          if (text.length > 3) text.delete(random.below(text.length - 1), 1)
          break
        case 3:
          person.push()
          break
        case 4:
          person.pull()
          break
        default: {
          // Its id is drawn anew each time, so that it falls now left and now right of honest ids.
          const client = random.below(2 ** 32)
          const ids: Ref[] = []
          for (let at = textOf(board.doc, 'c')._start; at; at = at.right) for (let i = 0; i < at.length; i++) ids.push([at.id.client, at.id.clock + i])
          const structs = [item({ ...(random.chance(6) ? {} : { origin: random.of(ids) }), right: random.of(ids), content: string('F') })]
          if (random.chance(2)) structs.push(item({ origin: random.chance(2) ? [client, 0] : random.of(ids), ...(random.chance(3) ? {} : { right: random.of([...ids, [client, 0] as const]) }), content: string('G') }))
          const verdict = board.gate.judge({ ...people[0]!.actor, id: 'mallory' }, [forge([{ client, structs }])], { live: true, connectionClients: new Set() })
          if (verdict.kind === 'applied') {
            letIn++
            if (verdict.update.length > 0) board.spread(verdict.update, null)
          }
        }
      }
    }
    try {
      everyoneAgrees(board)
      for (const { closed } of people) expect(closed).toBeNull()
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
  }
  expect(letIn).toBeGreaterThan(RUNS)
})
