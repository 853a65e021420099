/** What the styles of the board may ask, so that a change of one card stays a change of one card. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../support/build.ts'

/** The room's wall is a page of its own, which nobody writes on. */
const ELSEWHERE = 'client/screens/display/'

const sheets = readdirSync(join(ROOT, 'client'), { recursive: true, encoding: 'utf8' })
  .map((name) => `client/${name.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.css') && !path.startsWith(ELSEWHERE))

/** The selectors of a sheet that style something because of what is in another thing: `.a:has(.b) .c`, or because of what is in anything: `.a > :has(.b)`. */
function lookingDown(css: string): string[] {
  const rules = css.replace(/\/\*.*?\*\//gs, '').matchAll(/([^{};]+)\{/g)
  const selectors = [...rules].flatMap(([, list]) => splitOutside(list!.trim(), /,/))
  return selectors.map((one) => one.trim()).filter((selector) => {
    const compounds = splitOutside(selector, /[\s>~+]/)
    return compounds.some((compound, at) => compound.includes(':has(') && (at < compounds.length - 1 || compound.startsWith(':')))
  })
}

/** Splits where `at` matches outside of brackets. */
function splitOutside(text: string, at: RegExp): string[] {
  const parts = ['']
  let depth = 0
  for (const letter of text) {
    if (letter === '(' || letter === '[') depth++
    if (letter === ')' || letter === ']') depth--
    if (depth === 0 && at.test(letter)) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts.filter((part) => part.trim() !== '')
}

test('PERF-2 a rule that looks into one thing to style others is noticed', () => {
  expect(lookingDown('.a:has(> .b) .c { x: y }')).toEqual(['.a:has(> .b) .c'])
  expect(lookingDown('.d, .a > :has([b]) { x: y } @media print { .a:has(b) ~ c { x: y } }')).toEqual(['.a > :has([b])', '.a:has(b) ~ c'])
  expect(lookingDown('.a:has(> .b), .c .a:has(d e):hover { x: y } /* .a:has(b) c { } */')).toEqual([])
})

test('PERF-2 no style looks into one thing to style others: each change in it would style all of it anew', () => {
  expect(sheets.length).toBeGreaterThan(50)
  const found = sheets.flatMap((path) => lookingDown(readFileSync(join(ROOT, path), 'utf8')).map((selector) => `${path}: ${selector}`))
  expect(found).toEqual([])
})
