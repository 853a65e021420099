import type { ThreeForms } from '../catalogue.ts'
import type { paste as en } from '../en/paste.ts'

export const paste = {
  'paste.menu': 'Unesi ili zalepi stavke',
  'paste.title': 'Unos ili lepljenje stavki',
  'paste.list': 'Po jedna stavka u svakom redu',
  'paste.hint': 'Oznake i brojevi na početku reda se izostavljaju.',
  'paste.place': 'Gde',
  'paste.for': 'Za koga se unosi',
  'paste.self': 'Za sebe',
  'paste.language': 'Jezik tekstova',
  'paste.preview': 'Šta će biti dodato',
  'paste.tooLong': { one: '{n} stavka je duža od {most} znakova. Prvo je skratite.', few: '{n} stavke su duže od {most} znakova. Prvo ih skratite.', other: '{n} stavki je duže od {most} znakova. Prvo ih skratite.' },
  'paste.tooMany': 'Najveći broj stavki odjednom: {most}.',
  'paste.leaveOut': { one: 'Izostavi {n} stavku koja već stoji tamo ili je dvaput na listi', few: 'Izostavi {n} stavke koje već stoje tamo ili su dvaput na listi', other: 'Izostavi {n} stavki koje već stoje tamo ili su dvaput na listi' },
  'paste.isThere': 'već postoji',
  'paste.add': { one: 'Dodaj {n} stavku', few: 'Dodaj {n} stavke', other: 'Dodaj {n} stavki' },
  'paste.nothing': 'Dodaj stavke',
  'paste.added': { one: 'Dodata je {n} stavka.', few: 'Dodate su {n} stavke.', other: 'Dodato je {n} stavki.' },
  'paste.noLine': 'Server nije odgovorio. Vaša lista je još ovde; pogledajte tablu pre nego što pokušate ponovo.',
  'paste.refused': 'Ništa nije dodato. Mesto je možda zaključano ili je tabla puna.',
} as const satisfies ThreeForms<typeof en>
