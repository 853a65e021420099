/** The board as a linear outline. */
export const outline = {
  'outline.show': 'Show as an outline',
  'outline.contents': 'Parts of the board',
} as const
