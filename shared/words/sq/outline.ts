import type { Translated } from '../catalogue.ts'
import type { outline as en } from '../en/outline.ts'

export const outline = {
  'outline.show': 'Shfaq tabelën si listë',
  'outline.contents': 'Pjesët e tabelës',
} as const satisfies Translated<typeof en>
