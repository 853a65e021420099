/** Words of the shell around every screen. */
export const design = {
  'shell.home': 'Plenum, first page',
  'shell.look': 'Look',
  'shell.lookSystem': 'Like the device',
  'shell.lookLight': 'Light',
  'shell.lookDark': 'Dark',
  'shell.loading': 'Loading…',
  'shell.accessibility': 'Accessibility',
} as const
