import { memo, useState, type MouseEvent } from 'react'
import type { ActionData } from '../../../shared/board/read.ts'
import { IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { Icon } from '../../design/Icon.tsx'
import { useAction, useLocksOver, useMayEditText, usePositions } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { LockSign } from '../board/LockSign.tsx'
import { RefusedHere } from '../board/RefusedHere.tsx'
import { useScreen, useView } from '../board/screen.ts'
import { TextInPlace } from '../board/TextInPlace.tsx'
import { Reasons, Sums } from '../conclude/Marks.tsx'
import { WaitingSign } from '../offline/WaitingSign.tsx'
import { ActionFields } from './ActionFields.tsx'
import { ActionMenu } from './ActionMenu.tsx'
import styles from './ActionItem.module.css'
import { isLate } from './actionView.ts'

/** One action in the column: what, who, until when; the rest when it is unfolded. */
export const ActionItem = memo(function ActionItem({ id }: { id: string }) {
  const action = useAction(id)
  return action && <ShownAction action={action} />
})

function ShownAction({ action }: { action: ActionData }) {
  const { id } = action
  const { t } = useWords()
  const { view } = useScreen()
  const may = useMayEditText('actions', id)
  const lock = useLocksOver('actions', id)
  const editing = useView((state) => state.editing === id)
  const positions = usePositions(id)
  const [open, setOpen] = useState(false)
  const title = action.title || t('actions.untitled')
  const click = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('button, input, select, textarea, a')) return
    if (may) view.edit(id)
  }
  return (
    <li>
      <article data-focus={id} tabIndex={0} aria-labelledby={`action-${id}`} aria-describedby={`signs-${id}`} className={classes(styles.action, lock && styles.locked, editing && styles.editing)}>
        <div className={styles.top}>
          <div className={styles.title} onClick={click}>
            {editing ? (
              <TextInPlace root="actions" id={id} text={action.title} label={t('action.title')} />
            ) : (
              <p id={`action-${id}`} dir="auto" className={classes(may && styles.editable)}>{title}</p>
            )}
          </div>
          <span className={styles.tools}>
            <span className={styles.signs} id={`signs-${id}`}>
              <WaitingSign root="actions" id={id} />
              {lock?.path === `action/${id}` && <LockSign lock={lock} small />}
            </span>
            <IconButton
              small icon={open ? 'chevronUp' : 'chevronDown'} label={t('actions.details')} aria-expanded={open} onClick={() => setOpen(!open)}
            />
            <ActionMenu action={action} />
          </span>
        </div>
        {!open && <Facts action={action} />}
        {open && <ActionFields action={action} />}
        {positions.length > 0 && (
          <div className={styles.positions}>
            <Sums positions={positions} />
            {open && <Reasons positions={positions} action={action} />}
          </div>
        )}
      </article>
      <RefusedHere path={`action/${id}`} />
    </li>
  )
}

/** The fields that say something, in a line or two. */
function Facts({ action }: { action: ActionData }) {
  const { t, formatDue } = useWords()
  const { institution, owner, country, due, priority, status, links } = action
  const who = [institution, owner, country].filter(Boolean).join(' · ')
  const late = isLate(action)
  return (
    <div className={styles.facts}>
      {who !== '' && <p className={styles.who} title={who}>{who}</p>}
      <p className={styles.chips}>
        <span className={classes(styles.chip, styles[status])}>{t(`status.${status}`)}</span>
        {due && (
          <span>
            <Icon name="calendar" size={16} />{formatDue(due)}{late && <span className={styles.overdue}>{t('action.overdue')}</span>}
          </span>
        )}
        {priority && <span className={styles.priority}><PriorityMark priority={priority} />{t(`priority.${priority}`)}</span>}
        {links.length > 0 && (
          <span className={styles.links} role="img" aria-label={t('action.linkCount', { n: links.length })}>
            <Icon name="link" size={16} />{links.length}
          </span>
        )}
      </p>
    </div>
  )
}

const BARS = { low: 1, medium: 2, high: 3 } as const

/** One to three bars: told apart without colour. */
function PriorityMark({ priority }: { priority: keyof typeof BARS }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {[1, 2, 3].map((bar) => (
        <rect key={bar} x={(bar - 1) * 4} y={9 - bar * 3} width="3" height={bar * 3 + 3} rx="1" fill="currentColor" opacity={bar <= BARS[priority] ? 1 : 0.25} />
      ))}
    </svg>
  )
}
