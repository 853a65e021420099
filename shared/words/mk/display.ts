import type { Translated } from '../catalogue.ts'
import type { display as en } from '../en/display.ts'

export const display = {
  'display.title': 'Приказ во сала',
  'display.join': 'Приклучете се на {host}',
  'display.code': 'Код',
  'display.noCode': 'На набљудувачите не им се прикажува кодот. За код и QR-код отворете го овој приказ од страницата на модератор.',
  'display.qr': 'QR-код за приклучување со телефон',
  'display.nextSpeaker': 'Следен говорник',
  'display.floorEmpty': 'Никој не чека за збор',
  'display.cards': { one: 'ставка', other: 'ставки' },
  'display.writing': { one: 'Се пишува {n} ставка', other: 'Се пишуваат {n} ставки' },
  'display.writingSome': 'Ставките се пишуваат приватно',
  'display.voteOpen': 'Гласајте сега',
  'display.voteFinished': 'ги дадоа сите гласови',
  'display.results': 'Резултати',
  'display.closed': 'Сесијата заврши. Ви благодариме.',
  'display.reconnecting': 'Повторно поврзување…',
  'display.over': 'Овој приказ повеќе не е поврзан. Отворете го повторно од таблата.',
  'display.group': { one: 'Група од {n} ставка', other: 'Група од {n} ставки' },
  'display.more': { one: 'и уште {n}', other: 'и уште {n}' },
} as const satisfies Translated<typeof en>
