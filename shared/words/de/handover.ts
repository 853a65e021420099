import type { Translated } from '../catalogue.ts'
import type { handover as en } from '../en/handover.ts'

export const handover = {
  'handover.title': 'Auf einem anderen Gerät weiter',
  'handover.tell': 'Mit diesem Link sind Sie auch auf einem anderen Gerät dieselbe Person auf diesem Board, mit denselben verdeckten Beiträgen. Behalten Sie ihn für sich: Wer ihn hat, kann in Ihrem Namen schreiben.',
  'handover.qr': 'QR-Code mit Ihrem eigenen Link',
  'handover.copy': 'Eigenen Link kopieren',
  'handover.ask': 'Hier als {name} ({role}) weitermachen?',
  'handover.goOn': 'Als {name} weiter',
  'handover.replaces': 'Auf diesem Gerät sind Sie bisher {name}. Wenn Sie weitermachen, endet das hier.',
} as const satisfies Translated<typeof en>
