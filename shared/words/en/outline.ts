/** The board as a linear outline. */
export const outline = {
  'outline.show': 'Show as an outline',
  'outline.hide': 'Show as a board',
  'outline.label': 'Outline of the board',
  'outline.contents': 'Contents',
  'outline.write': 'New card in {title}',
  'outline.cards': '{title}: {cards}',
  'outline.from': 'From {from}',
  'outline.group': 'Group: {title}',
  'outline.locked': 'Locked',
  'outline.mine': 'Yours',
} as const
