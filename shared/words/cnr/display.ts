import type { ThreeForms } from '../catalogue.ts'
import type { display as en } from '../en/display.ts'

export const display = {
  'display.title': 'Prikaz za salu',
  'display.join': 'Pridružite se na {host}',
  'display.code': 'Kod',
  'display.noCode': 'Posmatračima se kod ne prikazuje. Za kod i QR kod otvorite ovaj prikaz sa stranice moderatora.',
  'display.qr': 'QR kod za pristup telefonom',
  'display.nextSpeaker': 'Sljedeći govornik',
  'display.floorEmpty': 'Niko ne čeka na riječ',
  'display.cards': { one: 'stavka', few: 'stavke', other: 'stavki' },
  'display.writing': { one: 'Piše se {n} stavka', few: 'Pišu se {n} stavke', other: 'Piše se {n} stavki' },
  'display.writingSome': 'Stavke se pišu privatno',
  'display.voteOpen': 'Glasajte sada',
  'display.voteFinished': 'dodijelilo sve svoje glasove',
  'display.results': 'Rezultati',
  'display.closed': 'Sastanak je završen. Hvala Vam.',
  'display.reconnecting': 'Ponovno povezivanje…',
  'display.over': 'Ovaj prikaz više nije povezan. Ponovo ga otvorite s table.',
  'display.group': { one: 'Grupa od {n} stavke', few: 'Grupa od {n} stavke', other: 'Grupa od {n} stavki' },
  'display.more': { one: 'i još {n}', few: 'i još {n}', other: 'i još {n}' },
} as const satisfies ThreeForms<typeof en>
