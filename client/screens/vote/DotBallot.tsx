import { memo, useRef } from 'react'
import type { DotVote } from '../../../shared/protocol/room.ts'
import type { Key } from '../../../shared/words/catalogue.ts'
import { classes } from '../../design/classes.ts'
import { useBoardSession } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { usePathTitle } from '../spotlight/usePathTitle.ts'
import { dotsLeft, mostFor } from './ballot.ts'
import { Stepper } from './Stepper.tsx'
import { byPlace } from './targets.ts'
import { PlaceHeading, TargetWords } from './TargetWords.tsx'
import { useBallot } from './useBallot.ts'
import styles from './VotePanel.module.css'

/** Place dots, take them back, until the moderator closes the vote. `reads`: does not vote, and why. */
export function DotBallot({ vote, reads }: { vote: DotVote; reads: Key | null }) {
  const { t } = useWords()
  const { index } = useBoardSession()
  const { ballot, place } = useBallot(vote)
  // One function for all rows, or each dot would draw every row anew.
  const latest = useRef(place)
  latest.current = place
  const placeLater = useRef((target: string, dots: number) => latest.current(target, dots))
  return (
    <>
      {reads ? <p className={styles.soft}>{t(reads)}</p> : <Budget vote={vote} left={dotsLeft(vote, ballot)} />}
      {byPlace(index, vote.targets).map(({ place: where, targets }) => (
        <section key={where} className={styles.place}>
          <PlaceHeading place={where} />
          <ul className={styles.targets}>
            {targets.map((target) => (
              <Target
                key={target} target={target} value={ballot[target] ?? 0} most={mostFor(vote, ballot, target)} perTarget={vote.perTarget}
                onPlace={reads ? null : placeLater.current}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

/** What is left stays in sight on a long ballot, and takes the same room with the last dot as with the first. */
function Budget({ vote, left }: { vote: DotVote; left: number }) {
  const { t } = useWords()
  const most = vote.perTarget < vote.dots ? t('vote.most', { n: vote.perTarget }) : ''
  return (
    <>
      <p className={styles.left} role="status">{t('vote.left', { n: left })}</p>
      <p className={styles.soft}>{[t('vote.howMany', { n: vote.dots }), most, t('vote.changeable'), t('vote.secret')].filter(Boolean).join(' ')}</p>
    </>
  )
}

interface TargetProps {
  target: string
  value: number
  most: number
  perTarget: number
  /** Null: reads only. */
  onPlace: ((target: string, dots: number) => void) | null
}

const Target = memo(function Target({ target, value, most, perTarget, onPlace }: TargetProps) {
  const { t } = useWords()
  const title = usePathTitle(target) ?? t('vote.gone')
  return (
    <li className={classes(styles.target, value > 0 && styles.given)}>
      <TargetWords target={target} title={title} />
      {onPlace && <Stepper title={title} value={value} most={most} perTarget={perTarget} onPlace={(dots) => onPlace(target, dots)} />}
    </li>
  )
})
