import type { ThreeForms } from '../catalogue.ts'
import type { problems as en } from '../en/problems.ts'

export const problems = {
  'problem.bad-request': 'Zahtev nije razumljiv.',
  'problem.bad-json': 'Zahtev ne sadrži ispravan JSON.',
  'problem.bad-delegation': 'Ova delegacija ne postoji na tabli.',
  'problem.no-token': 'Prvo se pridružite tabli.',
  'problem.bad-token': 'Više niste na ovoj tabli. Ponovo joj se pridružite pomoću svog linka.',
  'problem.forbidden': 'Za ovo nemate ovlašćenje.',
  'problem.bad-origin': 'Ovaj zahtev je stigao sa drugog sajta.',
  'problem.create-key': 'Ovde se table prave samo uz ključ ovog servera.',
  'problem.not-found': 'Ovde nema ničega: link je pogrešan, istekao je ili je zamenjen.',
  'problem.timeout': 'Zahtev je predugo trajao.',
  'problem.closed': 'Ova tabla je zatvorena.',
  'problem.too-large': 'Ovo je preveliko.',
  'problem.too-many': 'Previše zahteva. Sačekajte trenutak i pokušajte ponovo.',
  'problem.board-full': 'Tabla je puna: niko više ne može da se pridruži.',
  'problem.headers-too-large': 'Zaglavlja zahteva su prevelika.',
  'problem.not-saved': 'Server trenutno ne može ništa da sačuva. Ništa nije promenjeno; pokušajte ponovo malo kasnije.',
  'problem.internal': 'Na serveru je došlo do greške.',
} as const satisfies ThreeForms<typeof en>
