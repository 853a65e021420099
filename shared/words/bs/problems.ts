import type { ThreeForms } from '../catalogue.ts'
import type { problems as en } from '../en/problems.ts'

export const problems = {
  'problem.bad-request': 'Zahtjev nije razumljiv.',
  'problem.bad-json': 'Zahtjev ne sadrži ispravan JSON.',
  'problem.bad-delegation': 'Ova delegacija ne postoji na ploči.',
  'problem.no-token': 'Prvo se pridružite ploči.',
  'problem.bad-token': 'Više niste na ovoj ploči. Ponovo joj se pridružite pomoću svog linka.',
  'problem.forbidden': 'Za ovo nemate ovlaštenje.',
  'problem.bad-origin': 'Ovaj zahtjev je stigao s druge web-stranice.',
  'problem.create-key': 'Ovdje se ploče prave samo uz ključ ovog servera.',
  'problem.not-found': 'Ovdje nema ničega: link je pogrešan, istekao je ili je zamijenjen.',
  'problem.timeout': 'Zahtjev je predugo trajao.',
  'problem.closed': 'Ova ploča je zatvorena.',
  'problem.too-large': 'Ovo je preveliko.',
  'problem.too-many': 'Previše zahtjeva. Sačekajte trenutak i pokušajte ponovo.',
  'problem.board-full': 'Ploča je puna: niko se više ne može pridružiti.',
  'problem.headers-too-large': 'Zaglavlja zahtjeva su prevelika.',
  'problem.not-saved': 'Server trenutno ne može ništa sačuvati. Ništa nije promijenjeno; pokušajte ponovo malo kasnije.',
  'problem.internal': 'Na serveru je došlo do greške.',
} as const satisfies ThreeForms<typeof en>
