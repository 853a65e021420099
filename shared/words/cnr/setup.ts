import type { ThreeForms } from '../catalogue.ts'
import type { setup as en } from '../en/setup.ts'

export const setup = {
  'setup.title': 'Naslov, teme, delegacije',
  'setup.themeQuestion': 'Vodeće pitanje teme {n}',
  'setup.delegation': 'Delegacija {n}',
  'setup.delegationAdd': 'Dodaj delegaciju',
  'setup.delegationUp': 'Pomjeri delegaciju {n} nagore',
  'setup.delegationDown': 'Pomjeri delegaciju {n} nadolje',
  'setup.delegationRemove': 'Ukloni delegaciju {n}',
  'setup.code': 'Učesnici mogu ući pomoću kratkog koda',
  'setup.themeStays': 'Tema „{title}” još ima stavke ili aktivnosti. Prvo ih premjestite ili stavite u korpu.',
  'setup.delegationStays': 'Delegacija „{title}” ostaje: pripadaju joj osobe, stavke ili stavovi. Možete je preimenovati.',
  'people.remove': 'Ukloni: {name}',
  'people.removeAsk': 'Ukloniti osobu {name} sa table? Ono što je napisano ostaje. Ko još ima link, može se ponovo pridružiti.',
  'keep.title': 'Čuvanje i brisanje table',
  'keep.until': 'Čuva se do',
  'keep.tell': 'Tada se briše sa servera, za sve.',
  'keep.most': 'Tada se briše sa servera, za sve. Ovaj server je čuva najduže do {date}',
  'keep.always': 'Bez roka: ostaje dok je moderator ne obriše',
  'keep.wrong': 'Izaberite dan od {from} do {to}',
  'keep.delete': 'Obriši tablu',
  'keep.deleteAsk': 'Obrisati „{title}”?',
  'keep.deleteTell': 'Briše se odmah i za sve: stavke, aktivnosti, glasanja, stavovi i linkovi. To se ne može poništiti.',
  'keep.deleteFirst': 'Prvo izvezite ono što želite sačuvati:',
  'keep.deleteDo': 'Obriši za sve',
  'keep.deleteFailed': 'Server nije odgovorio. Tabla nije obrisana.',
} as const satisfies ThreeForms<typeof en>
