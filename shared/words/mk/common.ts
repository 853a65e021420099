import type { Translated } from '../catalogue.ts'
import type { common as en } from '../en/common.ts'

export const common = {
  'app.name': 'Plenum',
  'common.cancel': 'Откажи',
  'common.close': 'Затвори',
  'common.save': 'Зачувај',
  'common.copy': 'Копирај',
  'common.copied': 'Копирано',
  'common.more': 'Повеќе',
  'common.undo': 'Врати',
  'common.redo': 'Повтори',
  'common.language': 'Јазик',
  'quadrant.S': 'Силни страни',
  'quadrant.W': 'Слабости',
  'quadrant.O': 'Можности',
  'quadrant.T': 'Закани',
  'role.moderator': 'Модератор',
  'role.rapporteur': 'Известувач',
  'role.participant': 'Учесник',
  'role.observer': 'Набљудувач',
  'attendance.on-site': 'Во сала',
  'attendance.remote': 'Од далечина',
  'common.cards': { one: '{n} ставка', other: '{n} ставки' },
} as const satisfies Translated<typeof en>
