import { standingIn } from '../../../shared/board/answers.ts'
import type { Archive, ArchivedCard } from '../../../shared/board/archive.ts'
import { useWords } from '../../state/words.ts'
import styles from './PlaceList.module.css'
import { markWords } from '../vote/lastVote.ts'
import { markOf } from './reading.ts'

/** What stands in one place: cards, and groups with their cards below them. */
export function PlaceList({ board, place }: { board: Archive; place: string }) {
  const { t } = useWords()
  const standing = standingIn(board, place)
  if (standing.length === 0) return <p className={styles.empty}>{t('report.emptyBox')}</p>
  return (
    <ul className={styles.list}>
      {standing.map((item) => item.kind === 'card' ? (
        <li key={item.id}><CardText board={board} card={item.card} /></li>
      ) : (
        <li key={item.id} className={styles.group}>
          <p className={styles.title}>
            <span dir="auto">{item.group.title || t('group.untitled')}</span>
            <Mark board={board} path={`group/${item.id}`} />
          </p>
          <ul className={styles.list}>
            {item.cards.map((card) => <li key={card.id}><CardText board={board} card={card} /></li>)}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function CardText({ board, card }: { board: Archive; card: ArchivedCard }) {
  const { t } = useWords()
  const delegation = board.delegations.find(({ id }) => id === card.delegation)?.name ?? card.delegation
  const from = [card.author, delegation, card.attendance && t(`attendance.${card.attendance}`)].filter(Boolean).join(' · ')
  return (
    <>
      <p className={styles.text} lang={card.lang} dir="auto">{card.text}</p>
      {card.evidence && <p className={styles.evidence}>{t('report.evidence')}: <bdi>{card.evidence}</bdi></p>}
      <p className={styles.soft}>
        {from !== '' && <bdi>{from}</bdi>}
        <Mark board={board} path={`card/${card.id}`} />
      </p>
    </>
  )
}

function Mark({ board, path }: { board: Archive; path: string }) {
  const words = useWords()
  const mark = markOf(board, path)
  return mark && <span className={styles.dots}>{markWords(mark, words)}</span>
}
