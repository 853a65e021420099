import type { Catalogue } from '../catalogue.ts'
import { actions } from './actions.ts'
import { conclude } from './conclude.ts'
import { display } from './display.ts'
import { followup } from './followup.ts'
import { handover } from './handover.ts'
import { offline } from './offline.ts'
import { onBoard } from './onBoard.ts'
import { outline } from './outline.ts'
import { paste } from './paste.ts'
import { rating } from './rating.ts'
import { refusals } from './refusals.ts'
import { report } from './report.ts'
import { session } from './session.ts'
import { setup } from './setup.ts'
import { start } from './start.ts'
import { suggest } from './suggest.ts'
import { tools } from './tools.ts'

/** Albanian: buttons in the imperative, messages with a formal `Ju`. */
export const catalogue: Catalogue = {
  ...onBoard, ...refusals, ...report, ...tools, ...actions, ...start, ...suggest, ...session, ...setup,
  ...display, ...offline, ...outline, ...paste, ...conclude, ...rating, ...handover, ...followup,
}
