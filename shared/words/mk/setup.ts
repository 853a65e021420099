import type { Translated } from '../catalogue.ts'
import type { setup as en } from '../en/setup.ts'

export const setup = {
  'setup.title': 'Наслов, теми, делегации',
  'setup.themeQuestion': 'Водечко прашање на темата {n}',
  'setup.delegation': 'Делегација {n}',
  'setup.delegationAdd': 'Додај делегација',
  'setup.delegationUp': 'Помести ја делегацијата {n} нагоре',
  'setup.delegationDown': 'Помести ја делегацијата {n} надолу',
  'setup.delegationRemove': 'Отстрани ја делегацијата {n}',
  'setup.code': 'Учесниците можат да влезат со краткиот код',
  'setup.themeStays': 'Темата „{title}“ сè уште има ставки или активности. Прво преместете ги или ставете ги во корпата.',
  'setup.delegationStays': 'Делегацијата „{title}“ останува: на неа ѝ припаѓаат лица, ставки или ставови. Можете да ја преименувате.',
  'people.remove': 'Отстрани: {name}',
  'people.removeAsk': 'Да се отстрани {name} од таблата? Напишаното останува. Кој сè уште има линк, може повторно да се приклучи.',
  'keep.title': 'Чување и бришење на таблата',
  'keep.until': 'Се чува до',
  'keep.tell': 'Потоа се брише од серверот, за сите.',
  'keep.most': 'Потоа се брише од серверот, за сите. Овој сервер ја чува најдолго до {date}.',
  'keep.always': 'Без рок: останува додека модератор не ја избрише',
  'keep.wrong': 'Изберете ден од {from} до {to}',
  'keep.delete': 'Избриши ја таблата',
  'keep.deleteAsk': 'Да се избрише „{title}“?',
  'keep.deleteTell': 'Се брише веднаш и за сите: ставки, активности, гласања, ставови и линкови. Тоа не може да се врати.',
  'keep.deleteFirst': 'Прво извезете го она што сакате да го зачувате:',
  'keep.deleteDo': 'Избриши за сите',
  'keep.deleteFailed': 'Серверот не одговори. Таблата не е избришана.',
} as const satisfies Translated<typeof en>
