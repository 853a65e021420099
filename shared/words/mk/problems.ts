import type { Translated } from '../catalogue.ts'
import type { problems as en } from '../en/problems.ts'

export const problems = {
  'problem.bad-request': 'Барањето не е разбрано.',
  'problem.bad-json': 'Барањето не содржи исправен JSON.',
  'problem.bad-delegation': 'Оваа делегација не постои на таблата.',
  'problem.no-token': 'Прво приклучете се на таблата.',
  'problem.bad-token': 'Повеќе не сте дел од оваа табла. Приклучете се повторно со Вашиот линк.',
  'problem.forbidden': 'Немате право на ова.',
  'problem.bad-origin': 'Ова барање дојде од друга веб-страница.',
  'problem.create-key': 'Тука табли се создаваат само со клучот на овој сервер.',
  'problem.not-found': 'Тука нема ништо: линкот е погрешен, истечен или заменет.',
  'problem.timeout': 'Барањето траеше предолго.',
  'problem.closed': 'Оваа табла е затворена.',
  'problem.too-large': 'Ова е преголемо.',
  'problem.too-many': 'Премногу барања. Почекајте малку и обидете се повторно.',
  'problem.board-full': 'Таблата е полна: не може да се приклучи никој повеќе.',
  'problem.headers-too-large': 'Заглавијата на барањето се преголеми.',
  'problem.not-saved': 'Серверот моментално не може да зачувува. Ништо не е променето; обидете се повторно наскоро.',
  'problem.internal': 'Настана грешка на серверот.',
} as const satisfies Translated<typeof en>
