/** What the rows of a list of themes or delegations are called. */
import type { RowWords } from '../../design/NameRows.tsx'
import type { Say } from '../../state/words.ts'

export const themeWords = (t: Say): RowWords => ({
  row: (n) => t('create.theme', { n }), up: (n) => t('create.themeUp', { n }), down: (n) => t('create.themeDown', { n }),
  remove: (n) => t('create.themeRemove', { n }), add: t('create.themeAdd'),
})

export const delegationWords = (t: Say): RowWords => ({
  row: (n) => t('setup.delegation', { n }), up: (n) => t('setup.delegationUp', { n }), down: (n) => t('setup.delegationDown', { n }),
  remove: (n) => t('setup.delegationRemove', { n }), add: t('setup.delegationAdd'),
})
