import { common } from './common.ts'
import { design } from './design.ts'
import { join } from './join.ts'
import { problems } from './problems.ts'

/** What is said on the way to a board: see shared/words/load.ts. */
export const wayIn = { ...common, ...design, ...join, ...problems } as const
