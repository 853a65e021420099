import type { ThreeForms } from '../catalogue.ts'
import type { common as en } from '../en/common.ts'

export const common = {
  'app.name': 'Plenum',
  'common.cancel': 'Otkaži',
  'common.close': 'Zatvori',
  'common.save': 'Sačuvaj',
  'common.copy': 'Kopiraj',
  'common.copied': 'Kopirano',
  'common.more': 'Još',
  'common.undo': 'Opozovi',
  'common.redo': 'Ponovi',
  'common.language': 'Jezik',
  'quadrant.S': 'Snage',
  'quadrant.W': 'Slabosti',
  'quadrant.O': 'Šanse',
  'quadrant.T': 'Pretnje',
  'role.moderator': 'Moderator',
  'role.rapporteur': 'Izvestilac',
  'role.participant': 'Učesnik',
  'role.observer': 'Posmatrač',
  'attendance.on-site': 'U sali',
  'attendance.remote': 'Na daljinu',
  'common.cards': { one: '{n} stavka', few: '{n} stavke', other: '{n} stavki' },
} as const satisfies ThreeForms<typeof en>
