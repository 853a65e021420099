import type { Translated } from '../catalogue.ts'
import type { common as en } from '../en/common.ts'

export const common = {
  'app.name': 'Plenum',
  'common.cancel': 'Abbrechen',
  'common.close': 'Schließen',
  'common.save': 'Speichern',
  'common.copy': 'Kopieren',
  'common.copied': 'Kopiert',
  'common.more': 'Mehr',
  'common.undo': 'Rückgängig',
  'common.redo': 'Wiederholen',
  'common.language': 'Sprache',
  'quadrant.S': 'Stärken',
  'quadrant.W': 'Schwächen',
  'quadrant.O': 'Chancen',
  'quadrant.T': 'Risiken',
  'role.moderator': 'Moderation',
  'role.rapporteur': 'Berichterstattung',
  'role.participant': 'Teilnehmende',
  'role.observer': 'Beobachtende',
  'attendance.on-site': 'Vor Ort',
  'attendance.remote': 'Online',
  'common.cards': { one: '{n} Beitrag', other: '{n} Beiträge' },
} as const satisfies Translated<typeof en>
