import type { Translated } from '../catalogue.ts'
import type { followup as en } from '../en/followup.ts'

export const followup = {
  'followup.answers': 'На што одговараат активностите',
  'followup.answersTo': 'Одговара на',
  'followup.unsettled': 'Уште треба да се утврди',
  'followup.noDue': 'без рок',
  'followup.noInstitution': 'без институција',
  'followup.author': 'Автор',
  'followup.strategy': 'Стратегија',
} as const satisfies Translated<typeof en>
