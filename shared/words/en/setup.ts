/** Putting right what a board was created with, and who is at it. */
export const setup = {
  'setup.title': 'Title, themes, delegations',
  'setup.themeQuestion': 'Guiding question of theme {n}',
  'setup.delegation': 'Delegation {n}',
  'setup.delegationAdd': 'Add a delegation',
  'setup.delegationUp': 'Move delegation {n} up',
  'setup.delegationDown': 'Move delegation {n} down',
  'setup.delegationRemove': 'Remove delegation {n}',
  'setup.code': 'The short code lets participants in',
  'setup.themeStays': '“{title}” still has cards or actions. Move them or put them in the bin first.',
  'setup.delegationStays': '“{title}” stays: people, cards or positions belong to it. You can rename it.',
  'people.remove': 'Remove {name}',
  'people.removeAsk': 'Remove {name} from the board? What was written stays. Somebody who still has a link can join again.',
} as const
