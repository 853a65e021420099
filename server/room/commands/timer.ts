import { NOTHING, type Decide, type Tell } from '../decision.ts'
import { timerFor } from '../view.ts'

const timerChanged: Tell = (_to, after) => ({ type: 'timer.changed', timer: timerFor(after) })

/** The timer is an end by the server's steady clock. Nothing happens by itself when it is reached. */
export const startTimer: Decide<'timer.start'> = ({ seconds }, _by, view) => ({
  facts: [{ type: 'timer.started', endsAt: view.steady + seconds * 1000, seconds }],
  tell: [timerChanged],
})

export const stopTimer: Decide<'timer.stop'> = (_command, _by, view) =>
  view.facts.timer ? { facts: [{ type: 'timer.stopped' }], tell: [timerChanged] } : NOTHING
