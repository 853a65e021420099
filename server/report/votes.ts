/** Closed votes as tables: one for each vote, and a rating as one for each pair of scales. */
import type { Archive } from '../../shared/board/archive.ts'
import { ATTENDANCES, type Attendance } from '../../shared/board/keys.ts'
import { SECOND_SCALES, type SecondScale } from '../../shared/board/rating.ts'
import { ratedRows, type RatedPart, type RatedRow, type ScaleResult } from '../../shared/board/ratingTally.ts'
import type { DotResult, Result } from '../../shared/board/tally.ts'
import { formatMoment, formatNumber } from '../../shared/words/format.ts'
import type { ReportBoard } from './board.ts'
import type { Words } from './words.ts'

type Votes = Pick<Archive, 'results' | 'cards' | 'groups'>
/** Says what a vote was about. */
type NameOf = (target: string) => string

/** What a vote with dots gave a card or group, in words. */
export type DotsOn = (target: string) => string

export interface VoteTable {
  /** The vote: a rating is a table for each pair of scales under one title. */
  title: string
  rows: string[][]
}

/** The votes in the order in which they were closed. One that is called like an earlier one is numbered: a vote is offered under the name of its theme each time. */
export function inOrder({ results }: Votes): [id: string, result: Result][] {
  const held = new Map<string, number>()
  return Object.entries(results).sort(([, a], [, b]) => Date.parse(a.at) - Date.parse(b.at)).map(([id, result]) => {
    const n = (held.get(result.title) ?? 0) + 1
    held.set(result.title, n)
    return [id, n === 1 || result.title === '' ? result : { ...result, title: `${result.title} (${n})` }]
  })
}

/** A vote without a name is called by when it was closed. */
const titleOf = ({ title, at }: Result, words: Words): string => title || words('vote.untitled', { time: formatMoment(words.lang, at, words.zone) })

export function namesOf({ cards, groups }: Votes, words: Words): NameOf {
  const names = new Map<string, string>([
    ...cards.map(({ id, text }) => [`card/${id}`, text || words('card.unnamed')] as const),
    ...groups.map(({ id, title }) => [`group/${id}`, title || words('group.untitled')] as const),
  ])
  return (target) => names.get(target) ?? words('report.removed')
}

/** The targets of a dot vote, most dots first. */
export const byDots = ({ targets }: DotResult): [string, DotResult['targets'][string]][] => Object.entries(targets).sort(([, a], [, b]) => b.dots - a.dots)

/** Every vote with its numbers; the spread is told as `3 × 2`: three people gave two. */
export function voteTables(board: Votes, words: Words): VoteTable[] {
  const nameOf = namesOf(board, words)
  return inOrder(board).flatMap(([, result]) => {
    if (result.kind !== 'rating') return [{ title: titleOf(result, words), rows: dotRows(result, nameOf, words) }]
    return SECOND_SCALES.flatMap((scale) => {
      const rows = ratedRows(result).filter((row) => row.scale === scale)
      return rows.length === 0 ? [] : [{ title: titleOf(result, words), rows: ratingRows(rows, scale, nameOf, words) }]
    })
  })
}

/** Each vote by delegation and by attendance, where attribution shows them and enough voted: dots, or the means of both scales. */
export function partTables(board: Votes & Pick<ReportBoard, 'delegationName'>, words: Words): VoteTable[] {
  const nameOf = namesOf(board, words)
  return inOrder(board).flatMap(([, result]) => {
    const told: [of: Parts | undefined, heading: string, called: (part: string) => string][] = [
      [result.byDelegation, words('vote.byDelegation'), (part) => board.delegationName(part)],
      [result.byAttendance, words('vote.byAttendance'), (part) => ((ATTENDANCES as readonly string[]).includes(part) ? words(`attendance.${part as Attendance}`) : part)],
    ]
    return told.flatMap(([of, heading, called]) => {
      if (of === undefined) return []
      const parts = Object.keys(of).sort((a, b) => Number(a === '') - Number(b === ''))
      const targets = result.kind === 'rating' ? ratedRows(result).map(({ target }) => target) : byDots(result).map(([target]) => target)
      const head = [words('report.text'), ...parts.map((part) => (part === '' ? words('vote.others') : called(part)))]
      return [{ title: `${titleOf(result, words)}: ${heading}`, rows: [head, ...targets.map((target) => [nameOf(target), ...parts.map((part) => partText(of[part]?.[target], words))])] }]
    })
  })
}

type Parts = Record<string, Record<string, number | RatedPart>>

/** `4 × 3.5`: impact, and importance or likelihood. Nothing where this part gave nothing. */
const partText = (told: number | RatedPart | undefined, words: Words): string => {
  if (told === undefined || typeof told === 'number') return String(told ?? '')
  return `${meanText(told.impact, words)} × ${meanText('importance' in told ? told.importance : told.likelihood, words)}`
}

/** Tells what the last vote with dots gave a card or group: `26 dots`; empty where it stood in none. The votes are gone through once, however much is asked for. */
export function dotsIn(board: Votes, words: Words): DotsOn {
  const last = new Map<string, number>()
  for (const [, result] of inOrder(board)) {
    if (result.kind === 'rating' || result.voters === 0) continue
    for (const [target, { dots }] of Object.entries(result.targets)) last.set(target, dots)
  }
  return (target) => {
    const n = last.get(target)
    return n === undefined ? '' : words('card.votes', { n })
  }
}

const dotRows = (result: DotResult, nameOf: NameOf, words: Words): string[][] => [
  [words('report.text'), words('report.dots'), words('report.voters'), words('vote.colSpread')],
  ...byDots(result).map(([target, { dots, voters, spread }]) => [nameOf(target), String(dots), String(voters), spreadText(spread)]),
]

const ratingRows = (rows: readonly RatedRow[], scale: SecondScale, nameOf: NameOf, words: Words): string[][] => [
  [words('report.text'), ...headings(words('rating.impact'), words), ...headings(words(`rating.${scale}`), words), words('rating.weight'), words('report.voters')],
  ...rows.map(({ target, impact, second, weight, voters }) => [nameOf(target), ...cells(impact, words), ...cells(second, words), meanText(weight, words), String(voters)]),
]

export const headings = (scale: string, words: Words): string[] => [words('rating.mean', { scale }), words('rating.medianOf', { scale }), words('rating.spreadOf', { scale })]
const cells = ({ mean, median, spread }: ScaleResult, words: Words): string[] => [meanText(mean, words), meanText(median, words), spreadText(spread)]

/** `3,25` where that is how it is written; nothing where nobody rated. */
const meanText = (n: number | null, { lang }: Words): string => (n === null ? '' : formatNumber(lang, n))

/** For programs; nothing where nobody rated. */
export const numberText = (n: number | null): string => (n === null ? '' : String(n))

/** `1 × 3, 2 × 5`: one person gave three, two gave five. */
export const spreadText = (spread: ScaleResult['spread']): string =>
  Object.entries(spread).filter(([, people]) => people > 0).sort(([a], [b]) => Number(a) - Number(b)).map(([step, people]) => `${people} × ${step}`).join(', ')
