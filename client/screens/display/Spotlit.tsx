import type { ReactNode } from 'react'
import { parsePlace } from '../../../shared/board/place.ts'
import { isEarlier, type PositionData } from '../../../shared/board/positions.ts'
import type { ActionData } from '../../../shared/board/read.ts'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { useAction, useBoardSession, useBox, useCard, useGroup, useMembers, usePositions, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { Sums } from '../conclude/Marks.tsx'
import { fullPlaceTitle } from '../board/places.ts'
import { useDelegationName } from '../board/writer.ts'
import { usePathTitle } from '../spotlight/usePathTitle.ts'
import { BoxCounts } from './BoxCounts.tsx'
import { usePublicCount } from './publicCount.ts'
import styles from './Spotlit.module.css'

/** What everyone is brought to, large. */
export function Spotlit({ path }: { path: string }): ReactNode {
  const [kind, id = ''] = path.split('/')
  if (kind === 'card') return <CardOnWall id={id} />
  if (kind === 'group') return <GroupOnWall id={id} />
  if (parsePlace(path)) return <BoxOnWall place={path} />
  if (kind === 'action') return <ActionOnWall id={id} />
  return <BoxCounts only={path} />
}

/** A draft conclusion, and what stands against it. */
function ActionOnWall({ id }: { id: string }) {
  const { t, formatDue } = useWords()
  const action = useAction(id)
  const positions = usePositions(id)
  if (!action || action.trashed) return <BoxCounts />
  const facts = [action.institution, action.country, action.due && formatDue(action.due)].filter(Boolean).join(' · ')
  return (
    <div className={styles.figure}>
      <p className={action.title.length > SHORT_ACTION ? styles.long : styles.card} dir="auto">{action.title || t('actions.untitled')}</p>
      {facts !== '' && <p className={styles.soft} dir="auto">{facts}</p>}
      <Sums positions={positions} large />
      <ReasonsOnWall positions={positions} action={action} />
    </div>
  )
}

const REASONS_SHOWN = 3

function ReasonsOnWall({ positions, action }: { positions: readonly PositionData[]; action: ActionData }) {
  const { t } = useWords()
  const name = useDelegationName()
  const reserved = positions.filter(({ stand }) => stand === 'reserve')
  return (
    <>
      <ul className={styles.members}>
        {reserved.slice(0, REASONS_SHOWN).map((position) => (
          <li key={position.key} dir="auto">
            <strong>{position.delegation === null ? t('conclude.oneDelegation') : name(position.delegation)}</strong>
            {isEarlier(position, action) && <span className={styles.soft}> {t('conclude.earlier')}</span>}: {position.text}
          </li>
        ))}
      </ul>
      {reserved.length > REASONS_SHOWN && <p className={styles.soft}>{t('display.more', { n: reserved.length - REASONS_SHOWN })}</p>}
    </>
  )
}

function CardOnWall({ id }: { id: string }) {
  const card = useCard(id)
  const { t } = useWords()
  const delegation = useDelegationName()(card?.delegation ?? null)
  if (!card || card.trashed || card.draft) return <BoxCounts />
  const from = [delegation, card.attendance ? t(`attendance.${card.attendance}`) : ''].filter(Boolean).join(' · ')
  return (
    <figure className={styles.figure}>
      <Where place={card.place} />
      <blockquote className={card.text.length > LONG ? styles.long : styles.card} lang={card.lang} dir="auto">{card.text}</blockquote>
      {from !== '' && <figcaption className={styles.soft}>{from}</figcaption>}
    </figure>
  )
}

const LONG = 160
const SHORT_ACTION = 90
const MEMBERS_SHOWN = 6

function GroupOnWall({ id }: { id: string }) {
  const { t } = useWords()
  const group = useGroup(id)
  const members = useMembers(id)
  if (!group || group.trashed) return <BoxCounts />
  return (
    <div className={styles.figure}>
      <Where place={group.place} />
      <h2 className={styles.card} dir="auto">{group.title || t('display.group', { n: members.length })}</h2>
      <ul className={styles.members}>{members.slice(0, MEMBERS_SHOWN).map((member) => <Line key={member} kind="card" id={member} />)}</ul>
      {members.length > MEMBERS_SHOWN && <p className={styles.soft}>{t('display.more', { n: members.length - MEMBERS_SHOWN })}</p>}
    </div>
  )
}

const ITEMS_SHOWN = 10

function BoxOnWall({ place }: { place: string }) {
  const { t } = useWords()
  const items = useBox(place).filter((item) => !item.draft)
  const n = usePublicCount(place)
  return (
    <div className={styles.figure}>
      <Where place={place} n={n} />
      <ul className={styles.items}>{items.slice(0, ITEMS_SHOWN).map(({ id, kind }) => <Line key={id} kind={kind} id={id} />)}</ul>
      {items.length > ITEMS_SHOWN && <p className={styles.soft}>{t('display.more', { n: items.length - ITEMS_SHOWN })}</p>}
    </div>
  )
}

function Line({ kind, id }: { kind: 'card' | 'group'; id: string }) {
  const { index } = useBoardSession()
  const title = usePathTitle(`${kind}/${id}`)
  return <li className={kind === 'group' ? styles.strong : undefined} lang={index.card(id)?.lang} dir="auto">{title}</li>
}

/** `n`: how much stands there; a box that is shown itself says so, where that may be told. */
function Where({ place, n }: { place: string; n?: number | null }) {
  const { t } = useWords()
  const themes = useThemes()
  const parsed = parsePlace(place)
  return (
    <p className={n === undefined ? styles.where : styles.whereLarge}>
      {parsed?.kind === 'swot' && <QuadrantMark quadrant={parsed.quadrant} size={36} />}
      <span className={styles.place}>{fullPlaceTitle(place, themes, t)}</span>
      {typeof n === 'number' && <span className={styles.soft}>{t('common.cards', { n })}</span>}
    </p>
  )
}
