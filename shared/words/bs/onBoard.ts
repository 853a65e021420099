import type { BoardWords } from '../catalogue.ts'
import { board } from './board.ts'
import { touch } from './touch.ts'
import { wayIn } from './wayIn.ts'

export const onBoard: BoardWords = { ...wayIn, ...board, ...touch }
