import type { Translated } from '../catalogue.ts'
import type { paste as en } from '../en/paste.ts'

export const paste = {
  'paste.menu': 'Beiträge eingeben oder einfügen',
  'paste.title': 'Beiträge eingeben oder einfügen',
  'paste.list': 'Ein Beitrag pro Zeile',
  'paste.hint': 'Aufzählungszeichen und Nummern am Zeilenanfang werden weggelassen.',
  'paste.place': 'Wo',
  'paste.for': 'Eingegeben für',
  'paste.self': 'Sie selbst',
  'paste.language': 'Sprache der Texte',
  'paste.preview': 'Was hinzugefügt wird',
  'paste.tooLong': { one: '{n} Beitrag ist länger als {most} Zeichen. Kürzen Sie ihn zuerst.', other: '{n} Beiträge sind länger als {most} Zeichen. Kürzen Sie sie zuerst.' },
  'paste.tooMany': 'Höchstens {most} Beiträge auf einmal.',
  'paste.leaveOut': { one: '{n} Beitrag weglassen, der schon dort steht oder zweimal in der Liste ist', other: '{n} Beiträge weglassen, die schon dort stehen oder zweimal in der Liste sind' },
  'paste.isThere': 'schon vorhanden',
  'paste.add': { one: '{n} Beitrag hinzufügen', other: '{n} Beiträge hinzufügen' },
  'paste.nothing': 'Beiträge hinzufügen',
  'paste.added': { one: '{n} Beitrag hinzugefügt.', other: '{n} Beiträge hinzugefügt.' },
  'paste.noLine': 'Der Server hat nicht geantwortet. Ihre Liste ist noch hier; sehen Sie auf dem Board nach, bevor Sie es noch einmal versuchen.',
  'paste.refused': 'Es wurde nichts hinzugefügt. Vielleicht ist der Bereich gesperrt oder das Board voll.',
} as const satisfies Translated<typeof en>
