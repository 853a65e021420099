import type { Translated } from '../catalogue.ts'
import type { followup as en } from '../en/followup.ts'

export const followup = {
  'followup.answers': 'Na šta odgovaraju aktivnosti',
  'followup.answersTo': 'Odgovara na',
  'followup.unsettled': 'Još treba utvrditi',
  'followup.noDue': 'bez roka',
  'followup.noInstitution': 'bez institucije',
  'followup.author': 'Autor',
  'followup.strategy': 'Strategija',
} as const satisfies Translated<typeof en>
