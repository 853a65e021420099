import type { ThreeForms } from '../catalogue.ts'
import type { problems as en } from '../en/problems.ts'

export const problems = {
  'problem.bad-request': 'Zahtjev nije razumljiv.',
  'problem.bad-json': 'Zahtjev ne sadrži ispravan JSON.',
  'problem.bad-delegation': 'Ova delegacija ne postoji na tabli.',
  'problem.no-token': 'Prvo se pridružite tabli.',
  'problem.bad-token': 'Više nijeste na ovoj tabli. Ponovo joj se pridružite pomoću svog linka.',
  'problem.forbidden': 'Za ovo nemate ovlašćenje.',
  'problem.bad-origin': 'Ovaj zahtjev je stigao s drugog sajta.',
  'problem.create-key': 'Ovdje se table prave samo uz ključ ovog servera.',
  'problem.not-found': 'Ovdje nema ničega: link je pogrešan, istekao je ili je zamijenjen.',
  'problem.timeout': 'Zahtjev je predugo trajao.',
  'problem.closed': 'Ova tabla je zatvorena.',
  'problem.too-large': 'Ovo je preveliko.',
  'problem.too-many': 'Previše zahtjeva. Sačekajte trenutak i pokušajte ponovo.',
  'problem.board-full': 'Tabla je puna: niko se više ne može pridružiti.',
  'problem.headers-too-large': 'Zaglavlja zahtjeva su prevelika.',
  'problem.not-saved': 'Server trenutno ne može ništa sačuvati. Ništa nije promijenjeno; pokušajte ponovo malo kasnije.',
  'problem.internal': 'Na serveru je došlo do greške.',
} as const satisfies ThreeForms<typeof en>
