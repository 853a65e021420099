import type { Translated } from '../catalogue.ts'
import type { report as en } from '../en/report.ts'

export const report = {
  'report.note': 'Ergebnisvermerk',
  'report.when': 'Wann',
  'report.who': 'Wer teilgenommen hat',
  'report.topics': 'Themen',
  'report.steps': 'Vereinbarte Schritte',
  'report.noSteps': 'Noch ist kein Schritt vereinbart.',
  'report.actions': 'Maßnahmen',
  'report.action': 'Maßnahme',
  'report.status': 'Status',
  'report.priority': 'Priorität',
  'report.cards': 'Beiträge',
  'report.theme': 'Thema',
  'report.place': 'Bereich',
  'report.group': 'Cluster',
  'report.text': 'Text',
  'report.delegation': 'Delegation',
  'report.attendance': 'Teilnahme',
  'report.language': 'Sprache',
  'report.evidence': 'Beleg',
  'report.written': 'Geschrieben',
  'report.votes': 'Ergebnisse der Abstimmungen',
  'report.dots': 'Punkte',
  'report.voters': 'Abstimmende',
  'report.removed': 'nicht mehr auf dem Board',
} as const satisfies Translated<typeof en>
