/** What a report says of the work that follows: what actions answer, and what they still lack. */
export const followup = {
  'followup.answers': 'What the actions answer',
  'followup.answersTo': 'Answers',
  'followup.unsettled': 'Still to be settled',
  'followup.noDue': 'no due date',
  'followup.noInstitution': 'no institution',
  'followup.author': 'Author',
  'followup.strategy': 'Strategy',
} as const
