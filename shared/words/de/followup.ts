import type { Translated } from '../catalogue.ts'
import type { followup as en } from '../en/followup.ts'

export const followup = {
  'followup.answers': 'Worauf die Maßnahmen antworten',
  'followup.answersTo': 'Antwortet auf',
  'followup.unsettled': 'Noch zu klären',
  'followup.noDue': 'ohne Frist',
  'followup.noInstitution': 'ohne zuständige Stelle',
  'followup.author': 'Verfasst von',
  'followup.strategy': 'Strategie',
} as const satisfies Translated<typeof en>
