import type { Translated } from '../catalogue.ts'
import type { design as en } from '../en/design.ts'

export const design = {
  'shell.home': 'Plenum, почетна страница',
  'shell.look': 'Изглед',
  'shell.lookSystem': 'Како уредот',
  'shell.lookLight': 'Светол',
  'shell.lookDark': 'Темен',
  'shell.loading': 'Се вчитува…',
  'shell.accessibility': 'Пристапност',
} as const satisfies Translated<typeof en>
