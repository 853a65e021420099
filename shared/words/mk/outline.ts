import type { Translated } from '../catalogue.ts'
import type { outline as en } from '../en/outline.ts'

export const outline = {
  'outline.show': 'Прикажи ја таблата како листа',
  'outline.contents': 'Делови од таблата',
} as const satisfies Translated<typeof en>
