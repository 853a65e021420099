import type { Translated } from '../catalogue.ts'
import type { handover as en } from '../en/handover.ts'

export const handover = {
  'handover.title': 'Продолжи на друг уред',
  'handover.tell': 'Со овој линк и на друг уред сте истото лице на оваа табла, со истите приватни ставки. Чувајте го за себе: кој го има, може да пишува во Ваше име.',
  'handover.qr': 'QR-код со Вашиот линк',
  'handover.copy': 'Копирај го својот линк',
  'handover.ask': 'Да продолжите тука како {name} ({role})?',
  'handover.goOn': 'Продолжи како {name}',
  'handover.replaces': 'На овој уред досега сте {name}. Ако продолжите, тоа престанува.',
} as const satisfies Translated<typeof en>
