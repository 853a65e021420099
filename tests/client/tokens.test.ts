import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../client/design/tokens.css', import.meta.url), 'utf8')
/** Every token that is a pair of colours, as [light, dark]. */
const pairs = new Map([...css.matchAll(/--([\w-]+):\s*light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name = '', light = '', dark = '']) => [name, [light, dark]]))

const GROUNDS = ['ground', 'sunken', 'paper', 'raised', 'hover', 'pressed']
/** Words, on every ground they can stand on: 4.5 to 1 (WCAG 1.4.3). */
const WORDS: [words: string, grounds: string[]][] = [
  ['ink', [...GROUNDS, 'accent-soft', 'warn-soft', 'danger-soft']],
  ['ink-soft', [...GROUNDS, 'accent-soft', 'warn-soft', 'danger-soft']],
  ['accent', ['ground', 'paper', 'raised', 'hover', 'accent-soft']],
  ['accent-ink', ['accent', 'accent-hover']],
  ['danger', ['ground', 'paper', 'raised', 'hover', 'danger-soft']],
  ['danger-ink', ['danger', 'danger-hover']],
  ['warn', ['ground', 'paper', 'raised', 'warn-soft']],
  ['good', ['ground', 'paper', 'raised']],
  // The numbers on the marks of a chart.
  ['paper', ['quadrant-s', 'quadrant-w', 'quadrant-o', 'quadrant-t']],
]
/** Signs, edges of controls and the ring of the focus: 3 to 1 (WCAG 1.4.11). */
const SIGNS = ['line-strong', 'focus', 'quadrant-s', 'quadrant-w', 'quadrant-o', 'quadrant-t']

describe.each([['light', 0], ['dark', 1]] as const)('LOOK colours in the %s look', (_, side) => {
  const colour = (name: string): string => pairs.get(name)?.[side] ?? expect.fail(`no colour --${name}`)

  test.each(WORDS)('LOOK words in --%s can be read on every ground they stand on', (words, grounds) => {
    for (const ground of grounds) expect(contrast(colour(words), colour(ground)), `${words} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })

  test.each(SIGNS)('LOOK signs in --%s can be told from the ground', (sign) => {
    for (const ground of ['ground', 'paper', 'raised', 'sunken']) {
      expect(contrast(colour(sign), colour(ground)), `${sign} on ${ground}`).toBeGreaterThanOrEqual(3)
    }
  })
})

/** WCAG 2.2 contrast ratio of two #rrggbb colours. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
