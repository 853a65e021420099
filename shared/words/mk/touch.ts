import type { Translated } from '../catalogue.ts'
import type { touch as en } from '../en/touch.ts'

export const touch = {
  'board.emptyTouch': 'Напишете ја првата ставка.',
  'actions.emptyTouch': 'Сè уште нема активности. Напишете го првиот договорен чекор.',
} as const satisfies Translated<typeof en>
