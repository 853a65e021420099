import type { ThreeForms } from '../catalogue.ts'
import type { design as en } from '../en/design.ts'

export const design = {
  'shell.home': 'Plenum, početna stranica',
  'shell.look': 'Izgled',
  'shell.lookSystem': 'Kao uređaj',
  'shell.lookLight': 'Svijetlo',
  'shell.lookDark': 'Tamno',
  'shell.loading': 'Učitavanje…',
  'shell.accessibility': 'Pristupačnost',
} as const satisfies ThreeForms<typeof en>
