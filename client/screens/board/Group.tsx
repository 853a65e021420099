import { memo, useRef, useState, type FocusEvent, type MouseEvent } from 'react'
import type { GroupData } from '../../../shared/board/read.ts'
import { IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { Icon } from '../../design/Icon.tsx'
import { useBoardSession, useFilter, useGroup, useIsSelected, useIsSpotlit, useLocksOver, useMembers } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { WaitingSign } from '../offline/WaitingSign.tsx'
import { Card, Votes } from './Card.tsx'
import styles from './Group.module.css'
import { GroupTools } from './GroupTools.tsx'
import { LockSign } from './LockSign.tsx'
import { RefusedHere } from './RefusedHere.tsx'
import { useScreen, useView } from './screen.ts'
import { isTouch } from './touch.ts'
import { TextInPlace } from './TextInPlace.tsx'

interface GroupProps {
  id: string
  /** The card in it, or itself, where Tab stops in this box. */
  stop: string | null
}

/** A group: one object with a title, a count and its cards below, folded or not. */
export const Group = memo(function Group({ id, stop }: GroupProps) {
  const group = useGroup(id)
  return group && <ShownGroup group={group} stop={stop} />
})

function ShownGroup({ group, stop }: Omit<GroupProps, 'id'> & { group: GroupData }) {
  const { id } = group
  const { view, gestures } = useScreen()
  const { t } = useWords()
  const members = useMembers(id)
  const lock = useLocksOver('groups', id)
  const selected = useIsSelected(id)
  const spotlit = useIsSpotlit(`group/${id}`)
  const selecting = useView((state) => state.selecting)
  const editing = useView((state) => state.editing === id)
  const folded = useView((state) => state.folded.has(id))
  const dragging = useView((state) => state.dragging.has(id))
  const onto = useView((state) => state.drop?.kind === 'onto' && state.drop.id === id)
  const hidden = useAllFiltered(members)
  const [near, setNear] = useState(false)
  const wasNear = useRef(false)

  const click = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('button, textarea, a')) return
    if (selecting || event.ctrlKey || event.metaKey) gestures.selecting.toggle(id)
    else if (event.shiftKey) gestures.selecting.upTo(id)
    // The first touch shows the tools; a keyboard that jumps up at every touch would be in the way.
    else if (isTouch(event) && !wasNear.current) return
    else if (gestures.things.mayEdit('groups', id)) view.edit(id)
  }

  const name = t('group.name', { title: group.title || t('group.untitled'), cards: t('common.cards', { n: members.length }) })
  const hasTools = near && !selecting && !editing
  const ownLock = lock?.path === `group/${id}` ? lock : null
  if (hidden) return null
  return (
    <div
      className={classes(
        styles.group, selected && styles.selected, lock && styles.locked, dragging && styles.dragging, onto && styles.onto,
        spotlit && styles.spotlit,
      )}
    >
      <div
        role="group" data-drag={id} data-focus={id} data-tools={hasTools ? '' : undefined} tabIndex={stop === id ? 0 : -1} aria-label={name} aria-describedby={`waits-${id}`} className={styles.head}
        onPointerDownCapture={() => (wasNear.current = near)} onClick={click}
        onPointerEnter={(event) => event.pointerType === 'mouse' && setNear(true)}
        onPointerLeave={(event) => !event.currentTarget.contains(document.activeElement) && setNear(false)}
        onFocus={() => {
          setNear(true)
          view.setCurrent(group.place, id)
        }}
        onBlur={(event: FocusEvent<HTMLElement>) => !event.currentTarget.contains(event.relatedTarget) && !event.currentTarget.matches(':hover') && setNear(false)}
      >
        {selecting ? (
          <span className={styles.check}>{selected && <Icon name="check" size={16} />}</span>
        ) : (
          <IconButton
            small icon={folded ? 'chevronRight' : 'chevronDown'} label={folded ? t('group.unfold') : t('group.fold')} aria-expanded={!folded}
            aria-controls={folded ? undefined : `members-${id}`} className={styles.fold} onClick={() => view.toggleFolded(id)}
          />
        )}
        <span className={styles.waits} id={`waits-${id}`}><WaitingSign root="groups" id={id} /></span>
        <div className={styles.title}>
          {editing ? (
            <TextInPlace root="groups" id={id} text={group.title} label={t('group.title')} placeholder={t('group.newTitle')} />
          ) : (
            <h4 id={`group-${id}`} dir="auto" className={classes(group.title === '' && styles.blank)}>{group.title || t('group.untitled')}</h4>
          )}
        </div>
        <span className={styles.edge} data-locked={ownLock ? '' : undefined}>
          <Votes path={`group/${id}`} />
          <span className={styles.count} aria-hidden="true">{members.length}</span>
          {ownLock && <LockSign lock={ownLock} small />}
        </span>
        {hasTools && <GroupTools group={group} members={members} />}
      </div>
      <RefusedHere path={`group/${id}`} />
      {!folded && (
        <div className={styles.members} role="list" id={`members-${id}`} aria-label={t('common.cards', { n: members.length })}>
          {members.map((member, at) => (
            <div key={member} role="listitem" aria-posinset={at + 1} aria-setsize={members.length} className={styles.slot}>
              <Card id={member} stop={stop === member} />
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

/** Whether the filter leaves nothing of a group to see. */
function useAllFiltered(members: readonly string[]): boolean {
  const { index, filter } = useBoardSession()
  const { active } = useFilter()
  return active && !members.some((id) => {
    const card = index.card(id)
    return card !== null && filter.matches(card)
  })
}
