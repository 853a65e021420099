/** The bounds that others rely on: RULES.md, PROTOCOL.md and OPERATIONS.md name them. */
import { describe, expect, it } from 'vitest'
import { codePoints, LIMITS } from '../../shared/board/limits.ts'

describe('bounds', () => {
  it('LIMIT-1 LIMIT-2 are those that the documents name', () => {
    expect(LIMITS).toMatchObject({
      cardText: 280, cardTextMost: 2_000, name: 80, cards: 5_000, groups: 500, actions: 500, people: 300, moderatorsMore: 20,
      frame: 1_048_576, liveUpdate: 65_536, clientsPerConnection: 4, unauthenticatedMessages: 8, unauthenticatedBytes: 16_384,
    })
  })

  it.each([['', 0], ['ab', 2], ['🤝', 1], ['a🤝b', 3], ['\ud83e', 1], ['\udd1d', 1], ['\ud83ea', 2], ['\udd1d\ud83e', 2], ['e\u0301', 2]])(
    'LIMIT-1 %j is %i code points long', (text, length) => {
      expect(codePoints(text)).toBe(length)
    })
})
