import type { ThreeForms } from '../catalogue.ts'
import type { outline as en } from '../en/outline.ts'

export const outline = {
  'outline.show': 'Prikaži tablu kao listu',
  'outline.contents': 'Delovi table',
} as const satisfies ThreeForms<typeof en>
