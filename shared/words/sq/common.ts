import type { Translated } from '../catalogue.ts'
import type { common as en } from '../en/common.ts'

export const common = {
  'app.name': 'Plenum',
  'common.cancel': 'Anulo',
  'common.close': 'Mbyll',
  'common.save': 'Ruaj',
  'common.copy': 'Kopjo',
  'common.copied': 'U kopjua',
  'common.more': 'Më shumë',
  'common.undo': 'Zhbëj',
  'common.redo': 'Ribëj',
  'common.language': 'Gjuha',
  'quadrant.S': 'Pika të forta',
  'quadrant.W': 'Pika të dobëta',
  'quadrant.O': 'Mundësi',
  'quadrant.T': 'Kërcënime',
  'role.moderator': 'Moderator',
  'role.rapporteur': 'Raportues',
  'role.participant': 'Pjesëmarrës',
  'role.observer': 'Vëzhgues',
  'attendance.on-site': 'Në sallë',
  'attendance.remote': 'Në distancë',
  'common.cards': { one: '{n} shënim', other: '{n} shënime' },
} as const satisfies Translated<typeof en>
