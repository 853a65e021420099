import type { ThreeForms } from '../catalogue.ts'
import type { setup as en } from '../en/setup.ts'

export const setup = {
  'setup.title': 'Naslov, teme, delegacije',
  'setup.themeQuestion': 'Vodeće pitanje teme {n}',
  'setup.delegation': 'Delegacija {n}',
  'setup.delegationAdd': 'Dodaj delegaciju',
  'setup.delegationUp': 'Pomeri delegaciju {n} nagore',
  'setup.delegationDown': 'Pomeri delegaciju {n} nadole',
  'setup.delegationRemove': 'Ukloni delegaciju {n}',
  'setup.code': 'Učesnici mogu da uđu kratkim kodom',
  'setup.themeStays': 'Tema „{title}“ još ima stavke ili aktivnosti. Prvo ih premestite ili stavite u korpu.',
  'setup.delegationStays': 'Delegacija „{title}“ ostaje: pripadaju joj osobe, stavke ili stavovi. Možete da je preimenujete.',
  'people.remove': 'Ukloni: {name}',
  'people.removeAsk': 'Ukloniti osobu {name} sa table? Ono što je napisano ostaje. Ko još ima link, može ponovo da se pridruži.',
} as const satisfies ThreeForms<typeof en>
