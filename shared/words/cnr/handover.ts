import type { Translated } from '../catalogue.ts'
import type { handover as en } from '../en/handover.ts'

export const handover = {
  'handover.title': 'Nastavi na drugom uređaju',
  'handover.tell': 'Uz ovaj link i na drugom uređaju ste ista osoba na ovoj tabli, s istim privatnim stavkama. Čuvajte ga za sebe: ko ga ima, može pisati u Vaše ime.',
  'handover.qr': 'QR kod s Vašim linkom',
  'handover.copy': 'Kopiraj svoj link',
  'handover.ask': 'Želite li ovdje nastaviti kao {name} ({role})?',
  'handover.goOn': 'Nastavi kao {name}',
  'handover.replaces': 'Na ovom uređaju ste dosad {name}. Ako nastavite, to ovdje prestaje.',
} as const satisfies Translated<typeof en>
