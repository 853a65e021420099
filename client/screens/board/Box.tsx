import { memo, useId, useState } from 'react'
import { parsePlace } from '../../../shared/board/place.ts'
import { IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { Menu, MenuItem } from '../../design/Menu.tsx'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { useBoardSession, useBox, useCardCount, useFilter, useIsModerator, useLock, useLockAbove, useMayWriteIn } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { SpotlightItem } from '../spotlight/SpotlightItem.tsx'
import { BoxPeople } from './BoxPeople.tsx'
import styles from './Box.module.css'
import { Card } from './Card.tsx'
import { Columns } from './columns.ts'
import { Composer } from './Composer.tsx'
import { Group } from './Group.tsx'
import { LockSign } from './LockSign.tsx'
import { hasFinger } from './phone.ts'
import { placeTitle } from '../../../shared/words/places.ts'
import { useScreen, useView } from './screen.ts'
import { useColumnCount } from './useColumnCount.ts'

interface BoxProps {
  place: string
  /** The heading it stands under, where it is one of several like it: then it is as tall as its cards. */
  under?: string
  /** All cards one below the other. */
  linear?: boolean
  /** The field for new cards stands elsewhere: on phones, above the keyboard. */
  withoutComposer?: boolean
}

/** One box: its heading stays, its cards flow in as many columns as fit, its field for the next card is always at hand. */
export const Box = memo(function Box({ place, under, linear, withoutComposer }: BoxProps) {
  const { t } = useWords()
  const id = useId()
  const { view } = useScreen()
  const items = useBox(place)
  const lock = useLockAbove(place)
  const target = useView((state) => state.drop?.kind === 'between' && state.drop.place === place)
  const { ref, count } = useColumnCount()
  const title = placeTitle(place, t)
  const parsed = parsePlace(place)
  const quadrant = parsed?.kind === 'swot' ? parsed.quadrant : null
  return (
    <section
      data-place={place} data-box="" tabIndex={-1} aria-labelledby={under === undefined ? id : `${under} ${id}`}
      className={classes(styles.box, quadrant && styles[quadrant], under !== undefined && styles.tall, lock && styles.locked, target && styles.target)}
    >
      <header className={styles.head}>
        {quadrant && <QuadrantMark quadrant={quadrant} />}
        <span className={styles.name}>
          <h3 id={id} className={styles.title}>{title}</h3>
          <Count place={place} />
        </span>
        <span className={styles.space} />
        <BoxPeople place={place} />
        {lock && <LockSign lock={lock} />}
        <BoxMenu place={place} title={title} />
      </header>
      <div className={styles.scroll} data-scroll="">
        <Cards place={place} ids={items} columns={linear ? 1 : count} view={view} measure={ref} />
        {items.length === 0 ? <EmptyBox place={place} /> : <NoneShown items={items} />}
      </div>
      {!withoutComposer && <div className={styles.foot}><Composer place={place} title={title} /></div>}
    </section>
  )
})

interface CardsProps {
  place: string
  ids: ReturnType<typeof useBox>
  columns: number
  view: ReturnType<typeof useScreen>['view']
  measure: (element: HTMLElement | null) => void
}

function Cards({ place, ids: items, columns: count, view, measure }: CardsProps) {
  const { t } = useWords()
  const { index } = useBoardSession()
  const [columns] = useState(() => new Columns())
  const current = useView((state) => state.current.get(place))
  const stop = current !== undefined && stillIn(index, current, place) ? current : (items[0]?.id ?? null)
  const stopGroup = stop === null ? null : (index.card(stop)?.shownGroup ?? null)
  const ids = items.map((item) => item.id)
  for (const id of ids) {
    const wanted = view.columns.get(id)
    if (wanted === undefined) continue
    view.columns.delete(id)
    columns.put(id, wanted)
  }
  const dealt = columns.deal(ids, count, (id) => weight(index, id))
  const positions = new Map(ids.map((id, position) => [id, position + 1]))
  const groups = new Set(items.filter((item) => item.kind === 'group').map((item) => item.id))
  return (
    <div className={styles.columns} ref={measure} role="list" aria-label={t('box.cards')}>
      {dealt.map((column, at) => (
        <div key={at} className={styles.column} data-column={at} role="presentation">
          {column.map((id) => (
            // The list item is the box's: when the count changes, the cards in it need not render.
            <div
              key={id} role="listitem" aria-posinset={positions.get(id)} aria-setsize={ids.length} className={styles.slot}
              data-item={id} data-kind={groups.has(id) ? 'group' : 'card'}
            >
              {groups.has(id) ? <Group id={id} stop={stop === id || stopGroup === id ? stop : null} /> : <Card id={id} stop={stop === id} />}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

type Index = ReturnType<typeof useBoardSession>['index']

const stillIn = (index: Index, id: string, place: string): boolean => {
  const item = index.card(id) ?? index.group(id)
  return item !== null && !item.trashed && item.place === place
}

/** About how many lines an item takes, enough to deal columns of like height. */
function weight(index: Index, id: string): number {
  const card = index.card(id)
  if (card) return 2 + Math.ceil(card.text.length / 30)
  return 2 + index.members(id).reduce((lines, member) => lines + weight(index, member), 0)
}

function Count({ place }: { place: string }) {
  const { t } = useWords()
  const n = useCardCount(place)
  return <span className={styles.count} role="img" aria-label={t('common.cards', { n })}>{n}</span>
}

function EmptyBox({ place }: { place: string }) {
  const { t } = useWords()
  const may = useMayWriteIn(place)
  return <p className={styles.empty}>{may ? t(hasFinger() ? 'board.emptyTouch' : 'board.emptyWrite') : t('board.empty')}</p>
}

/** Says why a box that is not empty looks empty. */
function NoneShown({ items }: { items: ReturnType<typeof useBox> }) {
  const { t } = useWords()
  const { index, filter } = useBoardSession()
  const { active } = useFilter()
  const shown = (id: string) => {
    const card = index.card(id)
    return card !== null && filter.matches(card)
  }
  const none = active && !items.some(({ id, kind }) => (kind === 'group' ? index.members(id).some(shown) : shown(id)))
  return none && <p className={styles.empty}>{t('board.noneShown')}</p>
}

function BoxMenu({ place, title }: { place: string; title: string }) {
  const { t } = useWords()
  const { gestures, view } = useScreen()
  const moderator = useIsModerator()
  const locked = useLock(place) !== null
  if (!moderator) return null
  return (
    <Menu
      label={t('box.menu', { title })} side="end"
      trigger={(props) => <IconButton small icon="more" label={t('box.menu', { title })} {...props} />}
    >
      <MenuItem icon={locked ? 'unlock' : 'lock'} onSelect={() => gestures.lock(place, !locked)}>
        {locked ? t('lock.unlockBox') : t('lock.lockBox')}
      </MenuItem>
      <MenuItem icon="check" onSelect={() => gestures.selecting.allIn(place)}>{t('select.all')}</MenuItem>
      <MenuItem icon="group" onSelect={() => view.set({ session: 'suggest', suggesting: place })}>{t('suggest.open')}</MenuItem>
      <SpotlightItem path={place} />
    </Menu>
  )
}
