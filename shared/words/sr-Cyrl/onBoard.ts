import type { BoardWords } from '../catalogue.ts'
import { inCyrillic } from '../cyrillic.ts'
import { onBoard as latin } from '../sr-Latn/onBoard.ts'

export const onBoard: BoardWords = inCyrillic(latin)
