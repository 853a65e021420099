import type { Translated } from '../catalogue.ts'
import type { setup as en } from '../en/setup.ts'

export const setup = {
  'setup.title': 'Titel, Themen, Delegationen',
  'setup.themeQuestion': 'Leitfrage von Thema {n}',
  'setup.delegation': 'Delegation {n}',
  'setup.delegationAdd': 'Delegation hinzufügen',
  'setup.delegationUp': 'Delegation {n} nach oben',
  'setup.delegationDown': 'Delegation {n} nach unten',
  'setup.delegationRemove': 'Delegation {n} entfernen',
  'setup.code': 'Teilnehmende kommen mit dem Kurzcode herein',
  'setup.themeStays': '„{title}“ hat noch Beiträge oder Maßnahmen. Verschieben Sie diese zuerst oder legen Sie sie in den Papierkorb.',
  'setup.delegationStays': '„{title}“ bleibt: Personen, Beiträge oder Positionen gehören dazu. Sie können die Delegation umbenennen.',
  'people.remove': '{name} entfernen',
  'people.removeAsk': '{name} vom Board entfernen? Was geschrieben wurde, bleibt. Wer noch einen Link hat, kann wieder teilnehmen.',
  'keep.title': 'Board aufbewahren oder löschen',
  'keep.until': 'Aufbewahrt bis',
  'keep.tell': 'Dann wird es vom Server gelöscht, für alle.',
  'keep.most': 'Dann wird es vom Server gelöscht, für alle. Dieser Server bewahrt es längstens bis {date} auf.',
  'keep.always': 'Ohne Ende: Es bleibt, bis die Moderation es löscht',
  'keep.wrong': 'Wählen Sie einen Tag vom {from} bis zum {to}',
  'keep.delete': 'Board löschen',
  'keep.deleteAsk': '„{title}“ löschen?',
  'keep.deleteTell': 'Es wird sofort und für alle gelöscht: Beiträge, Maßnahmen, Abstimmungen, Positionen und Links. Das lässt sich nicht rückgängig machen.',
  'keep.deleteFirst': 'Exportieren Sie zuerst, was Sie behalten möchten:',
  'keep.deleteDo': 'Für alle löschen',
  'keep.deleteFailed': 'Der Server hat nicht geantwortet. Das Board wurde nicht gelöscht.',
} as const satisfies Translated<typeof en>
