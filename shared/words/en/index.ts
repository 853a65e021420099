import { actions } from './actions.ts'
import { board } from './board.ts'
import { common } from './common.ts'
import { problems } from './problems.ts'
import { refusals } from './refusals.ts'

/** English, the language every other catalogue is typed by. Each area of the product has its own file. */
export const en = { ...common, ...refusals, ...problems, ...board, ...actions } as const
