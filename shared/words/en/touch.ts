/** What stands where there is nothing yet, for those who write with a finger: their keyboard may have no Enter. */
export const touch = {
  'board.emptyTouch': 'Write the first card.',
  'actions.emptyTouch': 'No actions yet. Write the first agreed step.',
} as const
