import { memo, useId, useLayoutEffect, useState } from 'react'
import type { Quadrant } from '../../../shared/board/keys.ts'
import { parsePlace } from '../../../shared/board/place.ts'
import { IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { Menu, MenuItem } from '../../design/Menu.tsx'
import type { BoardSession } from '../../state/boardSession.ts'
import { useBoardSession, useBox, useCardCount, useFilter, useLeads, useLock, useLockAbove, useMayWriteIn } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { SpotlightItem } from '../spotlight/SpotlightItem.tsx'
import { BoxPeople } from './BoxPeople.tsx'
import styles from './Box.module.css'
import { Card } from './Card.tsx'
import { Columns, linesOf, linesTogether } from './columns.ts'
import { Composer } from './Composer.tsx'
import { AT_ONCE, drawLater } from './drawing.ts'
import { BoxTitle, CardCount, EmptyBox } from './FourBoxes.tsx'
import { Group } from './Group.tsx'
import { LockSign } from './LockSign.tsx'
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
  /** One of the four of a theme: as large as the others, or larger than them, where it can be made so. Of a small one the heading is left. */
  size?: 'even' | 'large' | 'small'
}

/** One box: its heading stays, its cards flow in as many columns as fit, its field for the next card is always at hand. */
export const Box = memo(function Box({ place, under, linear, withoutComposer, size }: BoxProps) {
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
      data-place={place} data-box="" data-into={size === 'small' ? place : undefined} tabIndex={-1} aria-labelledby={under === undefined ? id : `${under} ${id}`}
      className={classes(styles.box, quadrant && styles[quadrant], under !== undefined && styles.tall, lock && styles.locked, target && styles.target, size === 'small' && styles.small)}
    >
      <header className={styles.head}>
        <BoxTitle id={id} quadrant={quadrant} title={title} count={<Count place={place} />} />
        {size !== 'small' && <BoxPeople place={place} />}
        {lock && <LockSign lock={lock} />}
        {size && quadrant && <SizeButton size={size} quadrant={quadrant} title={title} />}
        {size !== 'small' && <BoxMenu place={place} title={title} />}
      </header>
      <div className={styles.scroll} data-scroll="">
        <Cards place={place} ids={items} columns={linear ? 1 : count} view={view} measure={ref} />
        {items.length === 0 ? <Empty place={place} /> : <NoneShown items={items} />}
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
  const { index, filter } = useBoardSession()
  const [columns] = useState(() => new Columns())
  const [met] = useState(() => new Met())
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
  const dealt = count === 0 ? [] : columns.deal(ids, count, (id) => weight(index, id))
  const atOnce = met.atOnce(count === 0 ? [] : ids, count, (id) => isShown(index, filter, id))
  const positions = new Map(ids.map((id, position) => [id, position + 1]))
  const groups = new Set(items.filter((item) => item.kind === 'group').map((item) => item.id))
  return (
    <div className={styles.columns} ref={measure} role="list" aria-label={t('box.cards')}>
      {dealt.map((column, at) => (
        <div key={at} className={styles.column} data-column={at} role="presentation">
          {column.map((id) => (
            <Slot
              key={id} id={id} group={groups.has(id)} position={positions.get(id)!} all={ids.length} atOnce={atOnce.has(id)}
              stop={stop === id || stopGroup === id ? stop : null}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

interface SlotProps {
  id: string
  group: boolean
  position: number
  all: number
  /** Drawn with its box. */
  atOnce: boolean
  /** It, or the card in it, where Tab stops in this box. */
  stop: string | null
}

/** The list item is the box's: when the count changes, the card in it need not render. It keeps the room for a card that is drawn later. */
const Slot = memo(function Slot({ id, group, position, all, atOnce, stop }: SlotProps) {
  const { index } = useBoardSession()
  const [drawn, setDrawn] = useState(atOnce)
  const waits = !drawn && stop === null
  // Tab may stop elsewhere next: what stood there once stays.
  if (!waits && !drawn) setDrawn(true)
  useLayoutEffect(() => (waits ? drawLater(group ? [id, ...index.members(id)] : [id], () => setDrawn(true)) : undefined), [waits, group, id, index])
  return (
    <div
      role="listitem" aria-posinset={position} aria-setsize={all} className={styles.slot} data-item={id} data-kind={group ? 'group' : 'card'}
      data-waits={waits ? '' : undefined} style={waits && group ? { blockSize: `calc(36px + ${index.members(id).length} * 96px)` } : undefined}
    >
      {waits ? wordsOf(index, id) : group ? <Group id={id} stop={stop} /> : <Card id={id} stop={stop !== null} />}
    </div>
  )
})

/** What there is to read of an item before it is drawn. */
const wordsOf = (index: Index, id: string): string =>
  index.card(id)?.text ?? [index.group(id)?.title, ...index.members(id).map((member) => index.card(member)?.text)].filter(Boolean).join('\n')

/** What a box has met since its cards were dealt: of what is new to it, more than a screenful waits to be drawn. */
class Met {
  #known = new Set<string>()
  #columns = 0
  #atOnce: ReadonlySet<string> = new Set()

  /** What is drawn with the box. What the filter hides costs next to nothing, and must not keep room. */
  atOnce(ids: readonly string[], columns: number, shown: (id: string) => boolean): ReadonlySet<string> {
    // All stand in other columns now, and are drawn anew.
    if (columns !== this.#columns) this.#known.clear()
    this.#columns = columns
    let room = AT_ONCE
    this.#atOnce = new Set(ids.filter((id) => this.#known.has(id) || !shown(id) || room-- > 0))
    for (const id of ids) this.#known.add(id)
    return this.#atOnce
  }
}

type Index = BoardSession['index']

/** Whether the filter leaves anything of an item to see. */
function isShown(index: Index, filter: BoardSession['filter'], id: string): boolean {
  const card = index.card(id)
  return card ? filter.matches(card) : index.members(id).some((member) => isShown(index, filter, member))
}

const stillIn = (index: Index, id: string, place: string): boolean => {
  const item = index.card(id) ?? index.group(id)
  return item !== null && !item.trashed && item.place === place
}

function weight(index: Index, id: string): number {
  const card = index.card(id)
  return card ? linesOf(card.text) : linesTogether(index.members(id).map((member) => weight(index, member)))
}

const Count = ({ place }: { place: string }) => <CardCount n={useCardCount(place)} />

const Empty = ({ place }: { place: string }) => <EmptyBox may={useMayWriteIn(place)} />

/** Says why a box that is not empty looks empty. */
function NoneShown({ items }: { items: ReturnType<typeof useBox> }) {
  const { t } = useWords()
  const { index, filter } = useBoardSession()
  const { active } = useFilter()
  const none = active && !items.some(({ id }) => isShown(index, filter, id))
  return none && <p className={styles.empty}>{t('board.noneShown')}</p>
}

/** Sixty cards are not looked over in a quarter of a screen: gives a box the room of all four, and back. */
function SizeButton({ size, quadrant, title }: { size: NonNullable<BoxProps['size']>; quadrant: Quadrant; title: string }) {
  const { t } = useWords()
  const { view } = useScreen()
  const large = size === 'large'
  return (
    <IconButton
      small data-tool={size === 'even' ? 'enlarge' : undefined} icon={large ? 'board' : 'enlarge'} label={large ? t('box.allFour') : t('box.enlarge', { title })}
      onClick={() => view.set({ quadrant, enlarged: !large })}
    />
  )
}

function BoxMenu({ place, title }: { place: string; title: string }) {
  const { t } = useWords()
  const { gestures, view } = useScreen()
  const leads = useLeads()
  const locked = useLock(place) !== null
  if (!leads) return null
  return (
    <Menu
      label={t('box.menu', { title })} side="end"
      trigger={(props) => <IconButton small icon="more" label={t('box.menu', { title })} {...props} />}
    >
      <MenuItem icon={locked ? 'unlock' : 'lock'} onSelect={() => gestures.lock(place, !locked)}>
        {locked ? t('lock.unlockBox') : t('lock.lockBox')}
      </MenuItem>
      <MenuItem icon="select" onSelect={() => gestures.selecting.allIn(place)}>{t('select.all')}</MenuItem>
      <MenuItem icon="group" onSelect={() => view.set({ session: 'suggest', suggesting: place })}>{t('suggest.open')}</MenuItem>
      <SpotlightItem path={place} />
    </Menu>
  )
}
