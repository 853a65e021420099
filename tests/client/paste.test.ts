import { expect, test } from 'vitest'
import { cardLines, doubles } from '../../client/screens/paste/lines.ts'

test('PASTE-1 a list from a document, a mail or a table is one card a line, without bullets and blank lines', () => {
  const pasted = ' • Joint patrols\r\n\r\n- Trained\tescorts\n 1. Slow papers\n(2) Few interpreters\n3) Очекување\nа) обука\n\n— Queues  at night '
  expect(cardLines(pasted)).toEqual(['Joint patrols', 'Trained escorts', 'Slow papers', 'Few interpreters', 'Очекување', 'обука', 'Queues at night'])
})

test('PASTE-2 what only looks like a bullet stays', () => {
  expect(cardLines('-5 °C in the centre\n2021 figures\n3.5 million\nA. and B. agree\n*')).toEqual(['-5 °C in the centre', '2021 figures', '3.5 million', 'and B. agree', '*'])
  expect(cardLines(' \n\t\n')).toEqual([])
})

test('PASTE-4 a line that says again what is there, or what stands above it, is known as such', () => {
  const lines = ['Joint patrols', 'joint  patrols.', 'Trained escorts', 'Није исто', 'није исто;', 'Not trained escorts']
  expect([...doubles(lines, ['Trained escorts.', 'Few'])]).toEqual([1, 2, 4])
  expect([...doubles([], ['Few'])]).toEqual([])
})
