import type { Translated } from '../catalogue.ts'
import type { design as en } from '../en/design.ts'

export const design = {
  'shell.home': 'Plenum, Startseite',
  'shell.look': 'Darstellung',
  'shell.lookSystem': 'Wie das Gerät',
  'shell.lookLight': 'Hell',
  'shell.lookDark': 'Dunkel',
  'shell.loading': 'Wird geladen…',
  'shell.accessibility': 'Barrierefreiheit',
} as const satisfies Translated<typeof en>
