import type { Translated } from '../catalogue.ts'
import type { suggest as en } from '../en/suggest.ts'

export const suggest = {
  'suggest.title': 'Vorschläge · {place}',
  'suggest.tell': 'Beiträge, die vielleicht dasselbe sagen, auf diesem Gerät gefunden. Zusammengefasst wird nur, was Sie selbst zusammenfassen.',
  'suggest.looking': 'Beiträge werden verglichen…',
  'suggest.none': 'Hier scheinen keine Beiträge dasselbe zu sagen.',
  'suggest.done': 'Das ist alles.',
  'suggest.again': 'Noch einmal suchen',
  'suggest.sure': 'Fast dieselben Worte',
  'suggest.perhaps': 'Vielleicht dasselbe',
  'suggest.differ': 'Lesen Sie genau. Nur in einem steht: {words}',
  'suggest.denial': 'Lesen Sie genau. In einem steht, dass etwas nicht so ist.',
  'suggest.item': 'Vorschlag {n} von {all}',
  'suggest.group': 'Zusammenfassen',
  'suggest.join': 'Zu „{group}“ hinzufügen',
  'suggest.apart': 'Nicht dasselbe',
  'suggest.leaveOut': 'Dieser Beitrag sagt nicht dasselbe',
  'suggest.saidApart': 'Bleibt getrennt. Dieses Gerät merkt es sich.',
} as const satisfies Translated<typeof en>
