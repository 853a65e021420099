import type { Translated } from '../catalogue.ts'
import type { outline as en } from '../en/outline.ts'

export const outline = {
  'outline.show': 'Als Gliederung anzeigen',
  'outline.contents': 'Teile des Boards',
} as const satisfies Translated<typeof en>
