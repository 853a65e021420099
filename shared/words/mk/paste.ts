import type { Translated } from '../catalogue.ts'
import type { paste as en } from '../en/paste.ts'

export const paste = {
  'paste.menu': 'Внеси или залепи ставки',
  'paste.title': 'Внесување или лепење ставки',
  'paste.list': 'По една ставка во секој ред',
  'paste.hint': 'Ознаките и броевите на почетокот на редот се изоставаат.',
  'paste.place': 'Каде',
  'paste.for': 'За кого се внесува',
  'paste.self': 'За себе',
  'paste.language': 'Јазик на текстовите',
  'paste.preview': 'Што ќе се додаде',
  'paste.tooLong': { one: '{n} ставка е подолга од {most} знаци. Прво скратете ја.', other: '{n} ставки се подолги од {most} знаци. Прво скратете ги.' },
  'paste.tooMany': 'Најмногу {most} ставки одеднаш.',
  'paste.leaveOut': { one: 'Изостави {n} ставка што веќе стои таму или е двапати на листата', other: 'Изостави {n} ставки што веќе стојат таму или се двапати на листата' },
  'paste.isThere': 'веќе постои',
  'paste.add': { one: 'Додај {n} ставка', other: 'Додај {n} ставки' },
  'paste.nothing': 'Додај ставки',
  'paste.added': { one: 'Додадена е {n} ставка.', other: 'Додадени се {n} ставки.' },
  'paste.noLine': 'Серверот не одговори. Вашата листа е сè уште тука; погледнете ја таблата пред да се обидете повторно.',
  'paste.refused': 'Ништо не е додадено. Местото можеби е заклучено или таблата е полна.',
} as const satisfies Translated<typeof en>
