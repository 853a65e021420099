import type { Translated } from '../catalogue.ts'
import type { handover as en } from '../en/handover.ts'

export const handover = {
  'handover.title': 'Продолжи на друг уред',
  'handover.tell': 'Со оваа врска вашиот друг уред сте вие на оваа табла, со истите приватни ставки. Чувајте ја за себе: кој ја има, може да пишува во ваше име.',
  'handover.qr': 'QR-код со вашата врска',
  'handover.copy': 'Копирај ја својата врска',
  'handover.ask': 'Да продолжите овде како {name} ({role})?',
  'handover.goOn': 'Продолжи како {name}',
  'handover.replaces': 'На овој уред досега сте {name}. Тоа овде би престанало.',
} as const satisfies Translated<typeof en>
