/** Words of the shell around every screen. */
export const design = {
  'shell.skip': 'Skip to content',
  'shell.home': 'Plenum, first page',
  'shell.settings': 'Language and look',
  'shell.look': 'Look',
  'shell.lookSystem': 'Like the device',
  'shell.lookLight': 'Light',
  'shell.lookDark': 'Dark',
  'shell.loading': 'Loading…',
  'shell.accessibility': 'Accessibility',
} as const
