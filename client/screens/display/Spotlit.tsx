import type { ReactNode } from 'react'
import { parsePlace } from '../../../shared/board/place.ts'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { useBoardSession, useBox, useCard, useCardCount, useGroup, useMembers, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { fullPlaceTitle } from '../board/places.ts'
import { useDelegationName } from '../board/writer.ts'
import { usePathTitle } from '../spotlight/usePathTitle.ts'
import { BoxCounts } from './BoxCounts.tsx'
import styles from './Spotlit.module.css'

/** What everyone is brought to, large. */
export function Spotlit({ path }: { path: string }): ReactNode {
  const [kind, id = ''] = path.split('/')
  if (kind === 'card') return <CardOnWall id={id} />
  if (kind === 'group') return <GroupOnWall id={id} />
  if (parsePlace(path)) return <BoxOnWall place={path} />
  if (kind === 'action') return <Title path={path} />
  return <BoxCounts only={path} />
}

function Title({ path }: { path: string }) {
  const title = usePathTitle(path)
  return title === null ? <BoxCounts /> : <p className={styles.card} dir="auto">{title}</p>
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
  return (
    <div className={styles.figure}>
      <Where place={place} large />
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

function Where({ place, large }: { place: string; large?: boolean }) {
  const { t } = useWords()
  const themes = useThemes()
  const n = useCardCount(place)
  const parsed = parsePlace(place)
  return (
    <p className={large ? styles.whereLarge : styles.where}>
      {parsed?.kind === 'swot' && <QuadrantMark quadrant={parsed.quadrant} size={36} />}
      {fullPlaceTitle(place, themes, t)}
      {large && <span className={styles.soft}>{t('common.cards', { n })}</span>}
    </p>
  )
}
