import type { FloorEntry } from '../../../shared/protocol/room.ts'
import { Button, IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { EmptyState } from '../../design/EmptyState.tsx'
import { Icon } from '../../design/Icon.tsx'
import { PersonRing } from '../../design/PersonRing.tsx'
import { announce } from '../../design/LiveRegion.tsx'
import { once } from '../../design/once.ts'
import { useBoard, useBoardSession, useFloor, useLeads, useSelection, useYou } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { usePersonName } from '../board/PeopleButton.tsx'
import { useScreen } from '../board/screen.ts'
import { useDelegationName } from '../board/writer.ts'
import { Panel } from '../session/Panel.tsx'
import { goTo } from '../spotlight/goTo.ts'
import { usePathTitle } from '../spotlight/usePathTitle.ts'
import styles from './FloorPanel.module.css'
import { placeInLine, waitingFor } from './waiting.ts'

/** One speaking list for the room and for those far away. */
export function FloorPanel() {
  const { t } = useWords()
  const floor = useFloor()
  const { closed } = useBoard()
  const leads = useLeads()
  const speaking = floor.find((entry) => entry.speaking)
  const waiting = waitingFor(floor)
  return (
    <Panel title={t('floor.title')} foot={closed ? undefined : <><OwnRequest />{leads && floor.length > 0 && <Next last={waiting.length === 0} />}</>}>
      <p className={styles.soft}>{t('floor.tell')}</p>
      {floor.length === 0 && <EmptyState>{t('floor.empty')}</EmptyState>}
      {speaking && <ol><Entry entry={speaking} at={null} /></ol>}
      {waiting.length > 0 && (
        <section className={styles.list} aria-label={t('floor.waiting', { n: waiting.length })}>
          <h3>{t('floor.waiting', { n: waiting.length })}</h3>
          <ol>{waiting.map((entry, at) => <Entry key={entry.id} entry={entry} at={at + 1} />)}</ol>
        </section>
      )}
    </Panel>
  )
}

function Entry({ entry, at }: { entry: FloorEntry; at: number | null }) {
  const { t } = useWords()
  const name = usePersonName()
  const { attendance } = entry
  const delegation = useDelegationName()
  const leads = useLeads()
  const you = useYou()
  // Where there is no name, the delegation stands in its place.
  const from = entry.name === null ? '' : delegation(entry.delegation)
  return (
    <li className={classes(styles.entry, entry.speaking && styles.speaking)}>
      <span className={styles.at}>{at ?? <Icon name="hand" size={18} />}</span>
      <PersonRing name={entry.name} attendance={attendance} label="" focusable={false} />
      <span className={styles.words}>
        {entry.speaking && <span className={styles.sign}>{t('floor.speaking')}</span>}
        <span className={styles.name} dir="auto">{name(entry)}</span>
        {attendance && (
          <span className={styles.where}>
            <Icon name={attendance === 'remote' ? 'remote' : 'onSite'} size={16} />
            {from === '' ? t(`attendance.${attendance}`) : t('floor.from', { who: from, where: t(`attendance.${attendance}`) })}
          </span>
        )}
        {entry.about && <About path={entry.about} />}
      </span>
      {leads && entry.id !== you?.id && <Order entry={entry} name={name(entry)} />}
    </li>
  )
}

/** What a moderator may change in the order: out of turn, or off the list. One's own place has its button at the foot. */
function Order({ entry: { id, speaking }, name }: { entry: FloorEntry; name: string }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  return (
    <span className={styles.order}>
      {!speaking && <IconButton small icon="hand" label={t('floor.give', { name })} onClick={once(() => gestures.command({ type: 'floor.next', id }))} />}
      <IconButton small icon="close" label={t('floor.takeOff', { name })} onClick={once(() => gestures.command({ type: 'floor.withdraw', id }))} />
    </span>
  )
}

function About({ path }: { path: string }) {
  const { t } = useWords()
  const { view } = useScreen()
  const { index } = useBoardSession()
  const title = usePathTitle(path)
  if (title === null) return null
  return <button type="button" className={styles.about} onClick={() => goTo(path, view, index, true)}>{t('floor.about', { title })}</button>
}

/** Asking, one's place, and stepping back. */
function OwnRequest() {
  const { t } = useWords()
  const { gestures } = useScreen()
  const floor = useFloor()
  const you = useYou()
  const { ids } = useSelection()
  const about = ids.length === 1 ? pathOf(gestures.things.rootOf(ids[0]!), ids[0]!) : undefined
  const title = usePathTitle(about ?? 'parking')
  if (!you || you.role === 'observer') return null
  const place = placeInLine(floor, you.id)
  const words =
    place === null ? (about && title !== null ? t('floor.about', { title }) : null)
    : place === 0 ? t('floor.youSpeak')
    : place === 1 ? t('floor.placeNext')
    : t('floor.place', { n: place, all: waitingFor(floor).length })
  // One button for both, so that the focus stays on it.
  const press = () =>
    place === null
      ? gestures.command({ type: 'floor.ask', ...(about && { about }) }, () => announce(t('floor.asked')))
      : gestures.command({ type: 'floor.withdraw' })
  return (
    <div className={styles.own}>
      {words !== null && <p role="status" className={place === null ? styles.soft : styles.place}>{words}</p>}
      <Button icon="hand" onClick={once(press)}>{place === null ? t('floor.ask') : place === 0 ? t('floor.done') : t('floor.withdraw')}</Button>
    </div>
  )
}

const pathOf = (root: 'cards' | 'groups' | 'actions' | null, id: string): string | undefined =>
  root === 'cards' ? `card/${id}` : root === 'groups' ? `group/${id}` : undefined

function Next({ last }: { last: boolean }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  return <Button icon={last ? 'check' : 'right'} wide onClick={once(() => gestures.command({ type: 'floor.next' }))}>{last ? t('floor.finish') : t('floor.next')}</Button>
}
