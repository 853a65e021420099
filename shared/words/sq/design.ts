import type { Translated } from '../catalogue.ts'
import type { design as en } from '../en/design.ts'

export const design = {
  'shell.home': 'Plenum, faqja e parë',
  'shell.look': 'Pamja',
  'shell.lookSystem': 'Si pajisja',
  'shell.lookLight': 'E çelët',
  'shell.lookDark': 'E errët',
  'shell.loading': 'Po ngarkohet…',
  'shell.accessibility': 'Qasshmëria',
} as const satisfies Translated<typeof en>
