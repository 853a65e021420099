import { parsePlace } from '../../../shared/board/place.ts'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { useCard, useMembers, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { fullPlaceTitle } from '../board/places.ts'
import styles from './VotePanel.module.css'

/** The box that what follows stands in. */
export function PlaceHeading({ place }: { place: string }) {
  const { t } = useWords()
  const themes = useThemes()
  const parsed = parsePlace(place)
  return (
    <h3>
      {parsed?.kind === 'swot' && <QuadrantMark quadrant={parsed.quadrant} size={18} />}
      {place === '' ? t('vote.gone') : fullPlaceTitle(place, themes, t)}
    </h3>
  )
}

/** What one votes on: a card, or a group with the cards in it. */
export function TargetWords({ target, title, id }: { target: string; title: string; id?: string }) {
  const [kind, group = ''] = target.split('/')
  return (
    <div className={styles.words}>
      <p id={id} className={kind === 'group' ? styles.title : undefined} dir="auto">{title}</p>
      {kind === 'group' && <Members group={group} />}
    </div>
  )
}

function Members({ group }: { group: string }) {
  const { t } = useWords()
  const members = useMembers(group)
  if (members.length === 0) return null
  return (
    <details>
      <summary>{t('common.cards', { n: members.length })}</summary>
      <ul className={styles.members}>{members.map((id) => <Member key={id} id={id} />)}</ul>
    </details>
  )
}

function Member({ id }: { id: string }) {
  const card = useCard(id)
  return card && <li lang={card.lang} dir="auto">{card.text}</li>
}
