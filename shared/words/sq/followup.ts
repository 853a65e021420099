import type { Translated } from '../catalogue.ts'
import type { followup as en } from '../en/followup.ts'

export const followup = {
  'followup.answers': 'Çfarë trajtojnë veprimet',
  'followup.answersTo': 'Trajton',
  'followup.unsettled': 'Mbetet për t’u përcaktuar',
  'followup.noDue': 'pa afat',
  'followup.noInstitution': 'pa institucion',
  'followup.author': 'Autori',
  'followup.strategy': 'Strategjia',
} as const satisfies Translated<typeof en>
