import { memo } from 'react'
import type { Delegation } from '../../../shared/board/keys.ts'
import type { ActionData } from '../../../shared/board/read.ts'
import { IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { useAction, useLeads, useIsSpotlit, useLocksOver, useMayState, usePositions } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { LockSign } from '../board/LockSign.tsx'
import { RefusedHere } from '../board/RefusedHere.tsx'
import { useScreen } from '../board/screen.ts'
import { Answer } from './Answer.tsx'
import styles from './Conclusion.module.css'
import { Marks, Reasons } from './Marks.tsx'

interface ConclusionProps {
  id: string
  asked: readonly Delegation[]
  /** For whom this person answers now; null: for nobody. */
  speaksFor: string | null
  own: boolean
}

/** One draft conclusion: what is to be done, what each delegation says of it, and one's own answer. */
export const Conclusion = memo(function Conclusion(props: ConclusionProps) {
  const action = useAction(props.id)
  return action && !action.trashed && <Shown action={action} {...props} />
})

function Shown({ action, id, asked, speaksFor, own }: ConclusionProps & { action: ActionData }) {
  const { t, formatDue } = useWords()
  const positions = usePositions(id)
  const lock = useLocksOver('actions', id)
  const may = useMayState(id, speaksFor)
  const facts = [action.institution, action.country, action.due && formatDue(action.due)].filter(Boolean).join(' · ')
  return (
    <li id={`conclusion-${id}`} className={classes(styles.item, lock && styles.locked)}>
      <article aria-labelledby={`conclusion-title-${id}`} className={classes(styles.article, speaksFor === null && styles.alone)}>
        <div className={styles.what}>
          <header className={styles.head}>
            <h4 id={`conclusion-title-${id}`} dir="auto">{action.title || t('actions.untitled')}</h4>
            {lock && <LockSign lock={lock} small />}
            <ShowEveryone id={id} />
          </header>
          {facts !== '' && <p className={styles.soft} dir="auto">{facts}</p>}
          <Marks positions={positions} action={action} asked={asked} />
          <Reasons positions={positions} action={action} />
          <RefusedHere path={`action/${id}`} />
        </div>
        {speaksFor !== null && may && <Answer key={speaksFor} action={action} delegation={speaksFor} own={own} />}
        {speaksFor !== null && !may && lock && <p className={styles.soft}>{t('conclude.locked')}</p>}
      </article>
    </li>
  )
}

/** For a moderator who goes through the list with the room. */
function ShowEveryone({ id }: { id: string }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const path = `action/${id}`
  const leads = useLeads()
  const shown = useIsSpotlit(path)
  return leads && (
    <IconButton
      small icon="spotlight" pressed={shown} label={shown ? t('spotlight.stop') : t('spotlight.set')}
      onClick={() => gestures.command({ type: 'spotlight.set', path: shown ? null : path })}
    />
  )
}
