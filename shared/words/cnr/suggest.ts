import type { ThreeForms } from '../catalogue.ts'
import type { suggest as en } from '../en/suggest.ts'

export const suggest = {
  'suggest.title': 'Prijedlozi · {place}',
  'suggest.tell': 'Stavke koje možda govore isto, pronađene na ovom uređaju. Ništa se ne grupiše ako to ne uradite Vi.',
  'suggest.looking': 'Upoređivanje stavki…',
  'suggest.none': 'Čini se da ovdje nema stavki koje govore isto.',
  'suggest.done': 'To je sve.',
  'suggest.again': 'Potraži ponovo',
  'suggest.sure': 'Gotovo iste riječi',
  'suggest.perhaps': 'Možda isto',
  'suggest.differ': 'Pročitajte pažljivo. Samo u jednoj stoji: {words}',
  'suggest.denial': 'Pročitajte pažljivo. U jednoj stoji da nešto nije tako.',
  'suggest.item': 'Prijedlog {n} od {all}',
  'suggest.group': 'Grupiši',
  'suggest.join': 'Dodaj u „{group}”',
  'suggest.apart': 'Nije isto',
  'suggest.leaveOut': 'Ova stavka nije ista',
  'suggest.saidApart': 'Ostaje odvojeno. Ovaj uređaj to pamti.',
} as const satisfies ThreeForms<typeof en>
