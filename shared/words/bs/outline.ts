import type { ThreeForms } from '../catalogue.ts'
import type { outline as en } from '../en/outline.ts'

export const outline = {
  'outline.show': 'Prikaži ploču kao listu',
  'outline.contents': 'Dijelovi ploče',
} as const satisfies ThreeForms<typeof en>
