import type { Translated } from '../catalogue.ts'
import type { suggest as en } from '../en/suggest.ts'

export const suggest = {
  'suggest.title': 'Предлози · {place}',
  'suggest.tell': 'Ставки што можеби го кажуваат истото, најдени на овој уред. Ништо не се групира ако не го направите тоа Вие.',
  'suggest.looking': 'Се споредуваат ставките…',
  'suggest.none': 'Изгледа дека тука нема ставки што го кажуваат истото.',
  'suggest.done': 'Тоа е сè.',
  'suggest.again': 'Побарај повторно',
  'suggest.sure': 'Речиси истите зборови',
  'suggest.perhaps': 'Можеби исто',
  'suggest.differ': 'Прочитајте внимателно. Само во едната стои: {words}',
  'suggest.denial': 'Прочитајте внимателно. Во едната стои дека нешто не е така.',
  'suggest.item': 'Предлог {n} од {all}',
  'suggest.group': 'Групирај',
  'suggest.join': 'Додај во „{group}“',
  'suggest.apart': 'Не е исто',
  'suggest.leaveOut': 'Оваа ставка не е иста',
  'suggest.saidApart': 'Останува одвоено. Овој уред го памети тоа.',
} as const satisfies Translated<typeof en>
