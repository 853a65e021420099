import { board } from './board.ts'
import { touch } from './touch.ts'
import { wayIn } from './wayIn.ts'

/** What is said on a board, and on the way there. */
export const onBoard = { ...wayIn, ...board, ...touch } as const
