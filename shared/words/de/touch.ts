import type { Translated } from '../catalogue.ts'
import type { touch as en } from '../en/touch.ts'

export const touch = {
  'board.emptyTouch': 'Schreiben Sie den ersten Beitrag.',
  'actions.emptyTouch': 'Noch keine Maßnahmen. Schreiben Sie den ersten vereinbarten Schritt.',
} as const satisfies Translated<typeof en>
