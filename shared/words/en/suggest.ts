/** Suggestions for putting cards together. */
export const suggest = {
  'suggest.title': 'Suggestions · {place}',
  'suggest.tell': 'Cards that may say the same, found on this device. Nothing is grouped unless you do it.',
  'suggest.looking': 'Comparing the cards…',
  'suggest.none': 'No cards here seem to say the same.',
  'suggest.done': 'That is all.',
  'suggest.again': 'Look again',
  'suggest.sure': 'Nearly the same words',
  'suggest.perhaps': 'Perhaps the same',
  'suggest.differ': 'Read closely. Only one of them says: {words}',
  'suggest.denial': 'Read closely. One says that something is not so.',
  'suggest.item': 'Suggestion {n} of {all}',
  'suggest.group': 'Group',
  'suggest.join': 'Add to “{group}”',
  'suggest.apart': 'Not the same',
  'suggest.leaveOut': 'This one is not the same',
  'suggest.saidApart': 'Kept apart. This device remembers it.',
} as const
