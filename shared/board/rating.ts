/** Rating: how much something matters, on two scales from 1 to 5. What works from inside is important, what comes from outside is likely. */
import { parsePlace } from './place.ts'

/** The steps of a scale, from very low to very high. */
export const STEPS = [1, 2, 3, 4, 5] as const

export const SECOND_SCALES = ['importance', 'likelihood'] as const
/** The scale beside impact. */
export type SecondScale = (typeof SECOND_SCALES)[number]

export type Rating = { impact: number; importance: number } | { impact: number; likelihood: number }

/** Opportunities and threats may or may not come; everything else is there, and more or less important. */
export function secondScaleIn(place: unknown): SecondScale {
  const parsed = parsePlace(place)
  return parsed?.kind === 'swot' && (parsed.quadrant === 'O' || parsed.quadrant === 'T') ? 'likelihood' : 'importance'
}

/** What beside impact a value is given for. */
export const secondScaleOf = (rated: object): SecondScale => ('likelihood' in rated ? 'likelihood' : 'importance')

/** The value beside impact. */
export const secondOf = <T>(rated: { importance: T } | { likelihood: T }): T => ('likelihood' in rated ? rated.likelihood : rated.importance)

/** A value beside impact, under the name of its scale. */
export const onScale = <T>(scale: SecondScale, value: T): { importance: T } | { likelihood: T } =>
  scale === 'likelihood' ? { likelihood: value } : { importance: value }
