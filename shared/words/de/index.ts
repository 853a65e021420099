import type { Catalogue } from '../catalogue.ts'
import { actions } from './actions.ts'
import { board } from './board.ts'
import { common } from './common.ts'
import { conclude } from './conclude.ts'
import { design } from './design.ts'
import { display } from './display.ts'
import { followup } from './followup.ts'
import { handover } from './handover.ts'
import { join } from './join.ts'
import { offline } from './offline.ts'
import { outline } from './outline.ts'
import { paste } from './paste.ts'
import { problems } from './problems.ts'
import { rating } from './rating.ts'
import { refusals } from './refusals.ts'
import { report } from './report.ts'
import { session } from './session.ts'
import { start } from './start.ts'
import { suggest } from './suggest.ts'
import { touch } from './touch.ts'

/** German, in the words of German federal administration: roles are neutral, a threat is a `Risiko`. */
export const catalogue: Catalogue = {
  ...common, ...refusals, ...problems, ...report, ...board, ...actions, ...design, ...start, ...suggest, ...join, ...session, ...display,
  ...offline, ...outline, ...paste, ...conclude, ...rating, ...handover, ...followup, ...touch,
}
