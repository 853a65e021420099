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
} as const satisfies Translated<typeof en>
