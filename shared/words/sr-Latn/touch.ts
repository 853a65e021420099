import type { Translated } from '../catalogue.ts'
import type { touch as en } from '../en/touch.ts'

export const touch = {
  'board.emptyTouch': 'Napišite prvu stavku.',
  'actions.emptyTouch': 'Još nema aktivnosti. Napišite prvi dogovoreni korak.',
} as const satisfies Translated<typeof en>
