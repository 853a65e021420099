import type { Catalogue } from '../catalogue.ts'
import { actions } from './actions.ts'
import { board } from './board.ts'
import { common } from './common.ts'
import { design } from './design.ts'
import { display } from './display.ts'
import { join } from './join.ts'
import { problems } from './problems.ts'
import { refusals } from './refusals.ts'
import { report } from './report.ts'
import { session } from './session.ts'
import { start } from './start.ts'

/** Serbian in Latin script. */
export const catalogue: Catalogue = {
  ...common, ...refusals, ...problems, ...report, ...board, ...actions, ...design, ...start, ...join, ...session, ...display,
}
