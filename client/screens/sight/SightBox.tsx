import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { Quadrant } from '../../../shared/board/keys.ts'
import { boxPlace } from '../../../shared/board/place.ts'
import type { SightCard, SightGroup } from '../../../shared/protocol/sight.ts'
import button from '../../design/Button.module.css'
import { classes } from '../../design/classes.ts'
import { Icon } from '../../design/Icon.tsx'
import { memory } from '../../state/device.ts'
import type { FirstSight } from '../../state/firstSight.ts'
import { useWords } from '../../state/words.ts'
import styles from '../board/Box.module.css'
import cards from '../board/Card.module.css'
import { cardAttendance, cardDelegation, cardSigns, cardWords } from '../board/cardFace.tsx'
import { Columns, linesOf, linesTogether } from '../board/columns.ts'
import { BoxTitle, CardCount, EmptyBox } from '../board/FourBoxes.tsx'
import groups from '../board/Group.module.css'
import locks from '../board/LockSign.module.css'
import { useColumnCount } from '../board/useColumnCount.ts'
import sights from './FirstSight.module.css'
import { SightField } from './SightField.tsx'
import type { SightProps } from './useAdded.ts'

interface SightBoxProps extends SightProps {
  quadrant: Quadrant
  /** The field for new cards will stand elsewhere. */
  withoutComposer?: boolean
}

/** One's own, which waits. */
interface OwnCard extends SightCard {
  own?: true
}
type Item = OwnCard | SightGroup
const isGroup = (item: Item): item is SightGroup => 'cards' in item

/** A box as it will stand there. Its cards scroll, and the keyboard scrolls them. */
export function SightBox({ first, added, quadrant, withoutComposer }: SightBoxProps) {
  const { t } = useWords()
  const id = useId()
  const { sight, pen, participant: { stamp } } = first
  const { cards, items, locked } = sight.boxes[quadrant]
  const may = pen?.boxes.includes(quadrant) === true
  const { delegation, attendance } = stamp
  const lang = memory.device.lang ?? undefined
  const own = added.in(quadrant).map((text): OwnCard => ({ own: true, text, lang, delegation: delegation ?? undefined, attendance: attendance ?? undefined }))
  const more = cards - items.reduce((sum, item) => sum + (isGroup(item) ? item.cards.length : 1), 0)
  const n = cards + own.length
  const scroll = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (own.length > 0) [...scroll.current!.querySelectorAll('[data-own]')].at(-1)?.scrollIntoView({ block: 'nearest' })
  }, [own.length])
  return (
    <section aria-labelledby={id} className={classes(styles.box, styles[quadrant], locked && styles.locked)} data-sight-of={boxPlace(sight.theme, quadrant)}>
      <header className={styles.head}>
        <BoxTitle id={id} quadrant={quadrant} title={t(`quadrant.${quadrant}`)} count={<CardCount n={n} />} />
        {locked && <Lock size={18} />}
      </header>
      <div ref={scroll} className={styles.scroll} tabIndex={0} role="group" aria-labelledby={id} data-scroll="">
        <Items items={more > 0 ? items : [...items, ...own]} within={locked} first={first} />
        {n === 0 && <EmptyBox may={may} />}
        {more > 0 && <p className={sights.more}>{t('sight.more', { n: more })}</p>}
        {more > 0 && own.length > 0 && <Items items={own} within={locked} first={first} apart />}
      </div>
      {!withoutComposer && <div className={styles.foot}>{may && <SightField first={first} added={added} quadrant={quadrant} />}</div>}
    </section>
  )
}

interface ItemsProps extends Within {
  items: readonly Item[]
  /** Between them and the others stand some that are on their way. */
  apart?: boolean
}

function Items({ items, apart, within, first }: ItemsProps) {
  const { t } = useWords()
  const [columns] = useState(() => new Columns())
  const { ref, count } = useColumnCount()
  const dealt = count === 0 ? [] : columns.deal(items.map((_, at) => String(at)), count, (at) => weight(items[Number(at)]!))
  return (
    <div className={styles.columns} ref={ref} role="list" aria-label={t('box.cards')}>
      {dealt.map((column, at) => (
        <div key={at} className={styles.column} role="presentation">
          {column.map((at) => {
            const item = items[Number(at)]!
            return (
              <div key={at} role="listitem" className={styles.slot} data-at={apart ? undefined : Number(at) + 1} data-own={'own' in item ? '' : undefined}>
                {isGroup(item) ? <Group group={item} within={within} first={first} /> : <Card card={item} within={within} first={first} />}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

const weight = (item: Item): number => (isGroup(item) ? linesTogether(item.cards.map(({ text }) => linesOf(text))) : linesOf(item.text))

interface Within {
  first: FirstSight
  /** What it stands in is locked. */
  within: true | undefined
}

function Card({ card, within, first }: Within & { card: OwnCard }) {
  const { t } = useWords()
  const { delegation, attendance = null, locked, own = false } = card
  return (
    <article className={classes(cards.card, (locked ?? within) && cards.locked)}>
      {cardWords(card, t)}
      <div className={cards.foot}>
        <span className={cards.from}>
          {cardSigns(own, own && first.pen?.private === true, own, t)}
          {delegation !== undefined && cardDelegation(first.board.delegations.find(({ id }) => id === delegation)?.name ?? delegation)}
          {cardAttendance(attendance, delegation !== undefined && attendance === null, t)}
        </span>
        <span className={cards.edge}><Mark of={card} />{locked && <Lock size={16} />}</span>
      </div>
    </article>
  )
}

function Group({ group, within, first }: Within & { group: SightGroup }) {
  const { t } = useWords()
  const { title, cards: members, of: n = members.length, locked } = group
  return (
    <div className={classes(groups.group, (locked ?? within) && groups.locked)}>
      <div className={groups.head}>
        <span className={classes(button.button, button.square, button.small, sights.unwritten)} />
        <div className={groups.title}><h4 dir="auto" className={classes(title === '' && groups.blank)}>{title || t('group.untitled')}</h4></div>
        <span className={groups.edge}>
          <Mark of={group} />
          <span className={groups.count} aria-hidden="true">{n}</span>
          {locked && <Lock size={16} />}
        </span>
      </div>
      <div className={groups.members} role="list" aria-label={t('common.cards', { n })}>
        {members.map((card, at) => <div key={at} role="listitem" className={groups.slot}><Card card={card} within={locked ?? within} first={first} /></div>)}
      </div>
    </div>
  )
}

/** What the last vote said. */
function Mark({ of: { dots, weight } }: { of: Item }) {
  const { t, formatNumber, formatMean } = useWords()
  if (dots !== undefined) return <span className={cards.votes} role="img" aria-label={t('card.votes', { n: dots })}>{formatNumber(dots)}</span>
  return weight !== undefined && <span className={cards.votes} data-rated>{formatMean(weight)}</span>
}

function Lock({ size }: { size: number }) {
  const { t } = useWords()
  return <span className={locks.sign} role="img" aria-label={t('lock.locked')}><Icon name="lock" size={size} /></span>
}
