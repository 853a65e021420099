import type { ActionData } from '../../../shared/board/read.ts'
import { countStands, isEarlier, wordingText, type PositionData } from '../../../shared/board/positions.ts'
import { STANDS, type Delegation } from '../../../shared/board/keys.ts'
import { classes } from '../../design/classes.ts'
import { Icon } from '../../design/Icon.tsx'
import { useBoard, useBoardSession, usePositionNews } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useDelegationName } from '../board/writer.ts'
import styles from './Marks.module.css'
import { STAND_ICON, STAND_WORDS } from './standing.ts'

/** One mark a delegation, those that have not spoken too; where the board does not say whose a position is, the sums alone. */
export function Marks({ positions, action, asked }: { positions: readonly PositionData[]; action: ActionData; asked: readonly Delegation[] }) {
  const { t } = useWords()
  const { attribution } = useBoard()
  if (attribution === 'none') return <Sums positions={positions} />
  const byDelegation = new Map(positions.map((position) => [position.delegation, position]))
  const strangers = positions.filter(({ delegation }) => !asked.some(({ id }) => id === delegation))
  const all = [...asked, ...strangers.map(({ delegation }) => ({ id: delegation ?? '', name: delegation ?? t('conclude.oneDelegation') }))]
  return (
    <ul className={styles.marks} aria-label={t('conclude.positions')}>
      {all.map(({ id, name }) => {
        const position = byDelegation.get(id) ?? (id === '' ? byDelegation.get(null) : undefined)
        const earlier = position !== undefined && isEarlier(position, action)
        const says = position ? t(STAND_WORDS[position.stand]) : t('conclude.saysOpen')
        return (
          <li key={id} className={classes(styles.mark, position && styles[position.stand], earlier && styles.earlier)}>
            {position && <Icon name={STAND_ICON[position.stand]} size={16} />}
            <bdi>{name}</bdi>
            <span className={styles.says}>{earlier ? `${says}, ${t('conclude.earlier')}` : says}</span>
          </li>
        )
      })}
    </ul>
  )
}

const COUNT = { agree: 'conclude.agreeN', comment: 'conclude.commentN', reserve: 'conclude.reserveN' } as const

/** How many stand where. */
export function Sums({ positions, large }: { positions: readonly Pick<PositionData, 'stand'>[]; large?: boolean }) {
  const { t } = useWords()
  const counts = countStands(positions)
  return (
    <p className={classes(styles.marks, large && styles.large)}>
      {STANDS.filter((stand) => counts[stand] > 0).map((stand) => (
        <span key={stand} className={classes(styles.mark, styles[stand])}>
          <Icon name={STAND_ICON[stand]} size={large ? 32 : 16} />{t(COUNT[stand], { n: counts[stand] })}
        </span>
      ))}
    </p>
  )
}

/** Comments and reservations in full, and what was stated on an earlier wording: kept with the action wherever it is shown. */
export function Reasons({ positions, action }: { positions: readonly PositionData[]; action: ActionData }) {
  const { t } = useWords()
  const { room } = useBoardSession()
  usePositionNews()
  const name = useDelegationName()
  const shown = positions.filter((position) => position.text !== undefined || isEarlier(position, action))
  if (shown.length === 0) return null
  return (
    <ul className={styles.reasons}>
      {shown.map((position) => {
        const { key, delegation, stand, text, entered, on } = position
        const who = delegation !== null ? name(delegation) : t(room.positions.has(key) ? 'conclude.ours' : 'conclude.oneDelegation')
        const earlier = isEarlier(position, action)
        return (
          <li key={key} className={styles[stand]}>
            <p className={styles.who}>
              <Icon name={STAND_ICON[stand]} size={16} />
              <span><bdi>{who}</bdi> {t(STAND_WORDS[stand])}{earlier && <> <em>{t('conclude.earlier')}</em></>}</span>
              {entered && <span className={styles.soft}>{t('conclude.entered')}</span>}
            </p>
            {text !== undefined && <p className={styles.text} dir="auto">{text}</p>}
            {earlier && <p className={styles.soft}>{t('conclude.earlierOn', { wording: wordingText(on) })}</p>}
          </li>
        )
      })}
    </ul>
  )
}
