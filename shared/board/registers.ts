/** The lists that stand beside the themes, and the places of each: those every session begins with, and those that came to be used. */
import { MEASURE_CATEGORIES, PRACTICE_AREAS } from './keys.ts'
import { isWithin } from './place.ts'

export const REGISTERS = ['practices', 'measures', 'priorities', 'parking'] as const
export type Register = (typeof REGISTERS)[number]

const FIRST: Record<Register, readonly string[]> = {
  practices: PRACTICE_AREAS.map((area) => `practices/${area}`),
  measures: MEASURE_CATEGORIES.map((category) => `measures/${category}`),
  priorities: ['priorities'],
  parking: ['parking'],
}

/** The places of a register. `standing` are places in which something stands: programs may write in areas of their own. */
export function placesOf(register: Register, standing: Iterable<string>): readonly string[] {
  const first = FIRST[register]
  const own = [...new Set(standing)].filter((place) => isWithin(place, register) && !first.includes(place)).sort()
  return own.length === 0 ? first : [...first, ...own]
}

/** An area or category that has no name in the catalogues, from its id: `visa-policy` is `Visa policy`. */
export function areaName(id: string): string {
  const words = id.replace(/[-_]+/g, ' ').trim()
  return words === '' ? id : words[0]!.toUpperCase() + words.slice(1)
}
