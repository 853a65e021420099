import type { Translated } from '../catalogue.ts'
import type { display as en } from '../en/display.ts'

export const display = {
  'display.title': 'Saalanzeige',
  'display.join': 'Teilnehmen unter {host}',
  'display.code': 'Code',
  'display.noCode': 'Beobachtende sehen den Code nicht. Für Code und QR-Code öffnen Sie diese Anzeige von der Seite der Moderation aus.',
  'display.qr': 'QR-Code zum Teilnehmen mit dem Telefon',
  'display.nextSpeaker': 'Als Nächstes spricht',
  'display.floorEmpty': 'Niemand wartet auf das Wort',
  'display.cards': { one: 'Beitrag', other: 'Beiträge' },
  'display.writing': { one: '{n} Beitrag wird geschrieben', other: '{n} Beiträge werden geschrieben' },
  'display.writingSome': 'Beiträge werden verdeckt geschrieben',
  'display.voteOpen': 'Jetzt abstimmen',
  'display.voteFinished': 'haben alle Punkte vergeben',
  'display.results': 'Ergebnis',
  'display.closed': 'Diese Sitzung ist geschlossen. Vielen Dank.',
  'display.reconnecting': 'Neu verbinden…',
  'display.over': 'Diese Anzeige ist nicht mehr verbunden. Öffnen Sie sie vom Board aus neu.',
  'display.group': { one: 'Cluster mit {n} Beitrag', other: 'Cluster mit {n} Beiträgen' },
  'display.more': { one: 'und {n} weiterer', other: 'und {n} weitere' },
} as const satisfies Translated<typeof en>
