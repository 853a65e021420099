import type { ThreeForms } from '../catalogue.ts'
import type { paste as en } from '../en/paste.ts'

export const paste = {
  'paste.menu': 'Unesi ili zalijepi stavke',
  'paste.title': 'Unos ili lijepljenje stavki',
  'paste.list': 'Po jedna stavka u svakom redu',
  'paste.hint': 'Oznake i brojevi na početku reda se izostavljaju.',
  'paste.place': 'Gdje',
  'paste.for': 'Za koga se unosi',
  'paste.self': 'Za sebe',
  'paste.language': 'Jezik tekstova',
  'paste.preview': 'Šta će biti dodano',
  'paste.tooLong': { one: '{n} stavka je duža od {most} znakova. Prvo je skratite.', few: '{n} stavke su duže od {most} znakova. Prvo ih skratite.', other: '{n} stavki je duže od {most} znakova. Prvo ih skratite.' },
  'paste.tooMany': 'Najveći broj stavki odjednom: {most}.',
  'paste.leaveOut': { one: 'Izostavi {n} stavku koja već stoji tamo ili je dvaput na listi', few: 'Izostavi {n} stavke koje već stoje tamo ili su dvaput na listi', other: 'Izostavi {n} stavki koje već stoje tamo ili su dvaput na listi' },
  'paste.isThere': 'već postoji',
  'paste.add': { one: 'Dodaj {n} stavku', few: 'Dodaj {n} stavke', other: 'Dodaj {n} stavki' },
  'paste.nothing': 'Dodaj stavke',
  'paste.added': { one: 'Dodana je {n} stavka.', few: 'Dodane su {n} stavke.', other: 'Dodano je {n} stavki.' },
  'paste.noLine': 'Server nije odgovorio. Vaša lista je još ovdje; pogledajte ploču prije nego što pokušate ponovo.',
  'paste.refused': 'Ništa nije dodano. Mjesto je možda zaključano ili je ploča puna.',
} as const satisfies ThreeForms<typeof en>
