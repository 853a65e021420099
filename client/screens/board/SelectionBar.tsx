import { Button, IconButton } from '../../design/Button.tsx'
import { useBoardSession, useLeads, useSelection } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen, useView } from './screen.ts'
import styles from './SelectionBar.module.css'

/** What one can do with everything that is selected. */
export function SelectionBar() {
  const { t } = useWords()
  const { gestures, view } = useScreen()
  const session = useBoardSession()
  const selecting = useView((state) => state.selecting)
  const { ids } = useSelection()
  const leads = useLeads()
  if (!selecting && ids.length === 0) return null
  const cards = ids.filter((id) => session.index.card(id))
  const split = gestures.grouping.toSplit(ids)
  const mayGroup = split === null && cards.length > 1 && cards.length === ids.length && gestures.grouping.mayMake(cards)
  const mayMove = ids.length > 0 && ids.every((id) => gestures.things.mayMove(id))
  const mayTrash = ids.length > 0 && ids.every((id) => gestures.things.mayTrash(id))
  const allLocked = ids.length > 0 && ids.every((id) => gestures.things.isLocked(id))
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('select.bar')}>
      <span className={styles.count} role="status">{t('select.count', { n: ids.length })}</span>
      {mayGroup && <Button icon="group" kind="quiet" onClick={() => gestures.grouping.make(cards)}>{t('select.group')}</Button>}
      {split !== null && <Button icon="group" kind="quiet" onClick={() => gestures.grouping.make(cards)}>{t('group.split')}</Button>}
      {mayMove && <Button icon="move" kind="quiet" onClick={() => view.set({ choosing: { ids } })}>{t('card.move')}</Button>}
      {leads && ids.length > 0 && (
        <Button icon={allLocked ? 'unlock' : 'lock'} kind="quiet" onClick={() => gestures.lockAll(ids, !allLocked)}>
          {allLocked ? t('lock.unlock') : t('lock.lock')}
        </Button>
      )}
      {mayTrash && <Button icon="trash" kind="quiet" onClick={() => gestures.bin.put(ids)}>{t('card.trash')}</Button>}
      <IconButton icon="close" label={t('select.clear')} onClick={() => gestures.selecting.clear()} />
    </div>
  )
}
