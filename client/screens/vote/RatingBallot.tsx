import { memo, useRef } from 'react'
import type { SecondScale } from '../../../shared/board/rating.ts'
import type { RatingVote } from '../../../shared/protocol/room.ts'
import type { Key } from '../../../shared/words/catalogue.ts'
import { Button } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { useBoardSession } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { usePathTitle } from '../spotlight/usePathTitle.ts'
import styles from './RatingBallot.module.css'
import { RatingScale } from './RatingScale.tsx'
import { scaleOf, type Choice } from './ratings.ts'
import { byPlace, placeOfTarget } from './targets.ts'
import { PlaceHeading, TargetWords } from './TargetWords.tsx'
import { useRatings, type MyRatings } from './useRatings.ts'
import panel from './VotePanel.module.css'

/** Rate each thing on two scales, change it, take it back, until the moderator closes the vote. `reads`: does not vote, and why. */
export function RatingBallot({ vote, reads }: { vote: RatingVote; reads: Key | null }) {
  const { t } = useWords()
  const { index } = useBoardSession()
  const ratings = useRatings(vote)
  // One object for all rows, or each choice would draw every row anew.
  const latest = useRef(ratings)
  latest.current = ratings
  const later = useRef<Pick<MyRatings, 'choose' | 'takeBack'>>({
    choose: (target, scale, step) => latest.current.choose(target, scale, step),
    takeBack: (target) => latest.current.takeBack(target),
  })
  // What is no longer on the board is not asked for.
  const places = byPlace(index, vote.targets).filter(({ place }) => place !== '')
  const missing = places.flatMap(({ targets }) => targets).filter((target) => !isWhole(ratings.of(target)))
  return (
    <>
      {reads ? <p className={panel.soft}>{t(reads)}</p> : <Left n={missing.length} />}
      <div className={styles.list}>
        {places.map(({ place, targets }) => (
          <section key={place} className={panel.place}>
            <PlaceHeading place={place} />
            <ul className={panel.targets}>
              {targets.map((target) => {
                const { impact, second } = ratings.of(target)
                return <Target key={target} target={target} scale={scaleOf(vote, target)} impact={impact} second={second} on={reads ? null : later.current} />
              })}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

/** The way to the next thing that is not rated; none where all is. */
export function NextToRate({ vote }: { vote: RatingVote }) {
  const { t } = useWords()
  const { index } = useBoardSession()
  const missing = vote.targets.some((target) => !(target in vote.mine) && placeOfTarget(index, target) !== null)
  const goOn = () => {
    const scale = document.querySelector('[data-rate] fieldset:not(:has(:checked))')
    scale?.closest('[data-rate]')?.scrollIntoView({ block: 'center' })
    scale?.querySelector('input')?.focus({ preventScroll: true })
  }
  return missing && <Button icon="down" onClick={goOn}>{t('rating.next')}</Button>
}

const isWhole = ({ impact, second }: Choice): boolean => impact !== null && second !== null

function Left({ n }: { n: number }) {
  const { t } = useWords()
  return (
    <>
      <p className={panel.left} role="status">{t('rating.left', { n })}</p>
      <div className={panel.status}>
        <p className={panel.soft}>{n === 0 ? t('rating.allDone') : t('rating.task')} {t('rating.secret')}</p>
        <p id="rating-ends" className={panel.soft}>{t('rating.ends')}</p>
      </div>
    </>
  )
}

interface TargetProps extends Choice {
  target: string
  scale: SecondScale
  /** Null: reads only. */
  on: Pick<MyRatings, 'choose' | 'takeBack'> | null
}

const Target = memo(function Target({ target, scale, impact, second, on }: TargetProps) {
  const { t } = useWords()
  const title = usePathTitle(target) ?? t('vote.gone')
  const begun = impact !== null || second !== null
  const whole = isWhole({ impact, second })
  const name = `rate-${target.replace('/', '-')}`
  const missing = begun && !whole ? t(impact === null ? 'rating.impact' : `rating.${scale}`) : null
  return (
    <li className={classes(panel.target, styles.target, whole && panel.given)} data-rate={target}>
      <TargetWords target={target} title={title} id={name} />
      {on && (
        <>
          <RatingScale legend={t('rating.impact')} name={name} scale="impact" value={impact} onChoose={(step) => on.choose(target, 'impact', step)} />
          <RatingScale legend={t(`rating.${scale}`)} name={name} scale="second" value={second} onChoose={(step) => on.choose(target, 'second', step)} />
          {begun && (
            <p className={styles.after}>
              <span className={panel.soft}>{missing !== null && t('rating.missing', { scale: missing })}</span>
              <Button kind="quiet" aria-label={t('rating.takeBackOf', { title })} onClick={() => on.takeBack(target)}>{t('rating.takeBack')}</Button>
            </p>
          )}
        </>
      )}
    </li>
  )
})
