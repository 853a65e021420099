import type { Translated } from '../catalogue.ts'
import type { report as en } from '../en/report.ts'

export const report = {
  'report.note': 'Заклучоци',
  'report.when': 'Кога',
  'report.who': 'Кој учествуваше',
  'report.topics': 'Теми',
  'report.steps': 'Договорени чекори',
  'report.noSteps': 'Сè уште нема договорени чекори.',
  'report.actions': 'Активности',
  'report.action': 'Активност',
  'report.status': 'Статус',
  'report.priority': 'Приоритет',
  'report.cards': 'Ставки',
  'report.theme': 'Тема',
  'report.place': 'Место',
  'report.group': 'Група',
  'report.text': 'Текст',
  'report.delegation': 'Делегација',
  'report.attendance': 'Учество',
  'report.language': 'Јазик',
  'report.evidence': 'Доказ',
  'report.written': 'Напишано',
  'report.votes': 'Резултати од гласањата',
  'report.dots': 'Гласови',
  'report.voters': 'Гласачи',
  'report.removed': 'повеќе не е на таблата',
} as const satisfies Translated<typeof en>
