import { IconButton } from '../../design/Button.tsx'
import { Popover } from '../../design/Popover.tsx'
import { useFilter } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import styles from './FilterButton.module.css'
import { FilterForm } from './tools.tsx'

/** What one wants to see for a while, and a dot while that is not all. */
export function FilterButton() {
  const { t } = useWords()
  const { active } = useFilter()
  return (
    <Popover
      label={t('filter.title')} side="end"
      trigger={(props) => (
        <span className={styles.trigger}>
          <IconButton icon="filter" label={active ? t('filter.on') : t('filter.title')} data-tool="filter" {...props} />
          {active && <span className={styles.dot} aria-hidden="true" />}
        </span>
      )}
    >
      <FilterForm />
    </Popover>
  )
}
