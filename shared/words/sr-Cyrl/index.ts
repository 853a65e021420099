import type { Catalogue } from '../catalogue.ts'
import { inCyrillic } from '../cyrillic.ts'
import { catalogue as latin } from '../sr-Latn/index.ts'

/** Serbian in Cyrillic script, made from the Latin when it is loaded. */
export const catalogue: Catalogue = inCyrillic(latin)
