/** Every rule of RULES.md and every threat has tests that carry its id, on the sides where it is to hold. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REFUSALS } from '../../shared/rules/refusal.ts'
import { allTitles, titlesOf, type Title } from './titles.ts'

const rules = [...readFileSync(join(import.meta.dirname, '../../docs/RULES.md'), 'utf8').matchAll(/^\| ([A-Z]+-\d+) \|/gm)].map(([, id]) => id!)
const titles = allTitles(join(import.meta.dirname, '..'))

/** These hold on both sides: the browser takes a control away or keeps a text, the server refuses what comes all the same. */
const BOTH = /^(LOCK|ROLE|SAVE|PHASE|DRAFT|VOTE|FLOOR|NAME)-/
const CLIENT = ['client/', 'e2e/']
const SERVER = ['gate/', 'room/', 'session/', 'doors/', 'attacks/', 'faults/', 'fuzz/', 'log/']

const upTo = (letter: string, most: number): string[] => Array.from({ length: most }, (_, n) => `${letter}${n + 1}`)
/**
 * What is tried against the product: H over HTTP, W on sockets, Y in updates, P in presence, S in the room, X in files, D in the
 * store. Not D4, a history that was altered by who has the store: the checksums of the log find damage, not forgery.
 */
const THREATS = [
  ...upTo('H', 10), ...upTo('W', 10), ...upTo('Y', 20), ...upTo('P', 6), ...upTo('S', 7), ...upTo('X', 5), ...upTo('D', 5),
].filter((id) => id !== 'D4')
/**
 * What goes wrong by itself: a kill, a power cut, a full disk, a flush that fails, a disk that does not answer, damage, a store that is away or taken over, a line on which
 * nothing comes, or everything twice, everyone back at once, a day without a line, a reader that stops, a restart, a clock that jumps, an
 * older page, two pages of one person, a browser that keeps nothing, no descriptor left.
 */
const FAULTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19].map((n) => `FAULT-${n}`)

const untested = (ids: readonly string[], among: readonly Title[], sides: readonly string[] = ['']): string[] =>
  ids.filter((id) => !among.some(({ file, ids }) => ids.includes(id) && sides.some((side) => file.startsWith(side))))

describe('the ids in the titles of tests', () => {
  test('TITLE-1 are read from what runs, and from nothing else', () => {
    const read = (text: string) => titlesOf('a.test.ts', text).flatMap(({ ids }) => ids)
    expect(read("it('LOCK-1 LOCK-4 a change', () => {})")).toEqual(['LOCK-1', 'LOCK-4'])
    expect(read('test(`SAVE-2 fault 1: ${50} kills`, { timeout: 1 }, () => {})')).toEqual(['SAVE-2', 'FAULT-1'])
    expect(read("describe('a', () => { test.each([['W6 a frame', 1]])('%s', () => {}) })")).toEqual(['W6'])
    expect(read("// it('LOCK-1 said', () => {})")).toEqual([])
    expect(read("expect(code).toBe('LOCK-1 is it'); const said = { code: 'LOCK-1' }")).toEqual([])
    expect(read("it.skip('LOCK-1 not run', () => {}); it.todo('LOCK-2 to come')")).toEqual([])
    expect(read("it('about LOCK-1, in the middle', () => {})")).toEqual([])
  })

  test('TITLE-1 that are missing are found', () => {
    const without = titles.map(({ file, ids }) => ({ file, ids: ids.filter((id) => id !== 'LOCK-5') }))
    expect(untested(rules, without)).toEqual(['LOCK-5'])
    expect(untested(rules, [])).toEqual(rules)
    expect(untested(['LOCK-1'], titles, ['nowhere/'])).toEqual(['LOCK-1'])
    expect(rules.length).toBeGreaterThan(50)
    expect(rules.filter((id) => BOTH.test(id)).length).toBeGreaterThanOrEqual(25)
    expect(Object.keys(REFUSALS).filter((id) => !rules.includes(id))).toEqual([])
  })
})

test('TITLE-2 every rule has a test', () => {
  expect(untested(rules, titles)).toEqual([])
})

test('TITLE-2 what both sides hold to is tested on both', () => {
  const both = rules.filter((id) => BOTH.test(id))
  expect(untested(both, titles, CLIENT), 'in the browser').toEqual([])
  expect(untested(both, titles, SERVER), 'on the server').toEqual([])
})

test('TITLE-2 every threat and fault has a test', () => {
  expect(untested([...THREATS, ...FAULTS], titles)).toEqual([])
})
