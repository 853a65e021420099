import type { Translated } from '../catalogue.ts'
import type { touch as en } from '../en/touch.ts'

export const touch = {
  'board.emptyTouch': 'Shkruani shënimin e parë.',
  'actions.emptyTouch': 'Ende nuk ka veprime. Shkruani hapin e parë të dakordësuar.',
} as const satisfies Translated<typeof en>
