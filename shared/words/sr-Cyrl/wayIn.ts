import type { FirstWords } from '../catalogue.ts'
import { inCyrillic } from '../cyrillic.ts'
import { wayIn as latin } from '../sr-Latn/wayIn.ts'

export const wayIn: FirstWords = inCyrillic(latin)
