import { memo, useRef } from 'react'
import { parsePlace } from '../../../shared/board/place.ts'
import type { Vote } from '../../../shared/protocol/room.ts'
import { classes } from '../../design/classes.ts'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { useBoardSession, useCard, useIsModerator, useMembers, useThemes, useYou } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { fullPlaceTitle } from '../board/places.ts'
import { useScreen } from '../board/screen.ts'
import { AskInPlace } from '../session/AskInPlace.tsx'
import { Panel } from '../session/Panel.tsx'
import { usePathTitle } from '../spotlight/usePathTitle.ts'
import { dotsLeft, mostFor } from './ballot.ts'
import { Stepper } from './Stepper.tsx'
import { byPlace } from './targets.ts'
import { useBallot } from './useBallot.ts'
import styles from './VotePanel.module.css'

/** An open vote: place dots, take them back, until the moderator closes it. */
export function OpenVote({ vote }: { vote: Vote }) {
  const { t } = useWords()
  const { index } = useBoardSession()
  const { gestures, view } = useScreen()
  const moderator = useIsModerator()
  const votes = useYou()?.role !== 'observer'
  const { ballot, place } = useBallot(vote)
  // One function for all rows, or each dot would draw every row anew.
  const latest = useRef(place)
  latest.current = place
  const placeLater = useRef((target: string, dots: number) => latest.current(target, dots))
  return (
    <Panel
      title={vote.title || t('vote.title')}
      foot={
        <>
          <Progress vote={vote} />
          {moderator && (
            <AskInPlace
              question={t('vote.closeAsk')} wide
              onYes={() => gestures.command({ type: 'vote.close' }, () => view.set({ session: 'results' }))}
            >
              {t('vote.close')}
            </AskInPlace>
          )}
        </>
      }
    >
      {votes ? <Budget vote={vote} left={dotsLeft(vote, ballot)} /> : <p className={styles.soft}>{t('vote.readOnly')}</p>}
      {byPlace(index, vote.targets).map(({ place: where, targets }) => (
        <section key={where} className={styles.place}>
          <PlaceHeading place={where} />
          <ul className={styles.targets}>
            {targets.map((target) => (
              <Target
                key={target} target={target} value={ballot[target] ?? 0} most={mostFor(vote, ballot, target)} perTarget={vote.perTarget}
                onPlace={votes ? placeLater.current : null}
              />
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  )
}

function Budget({ vote, left }: { vote: Vote; left: number }) {
  const { t } = useWords()
  return (
    <div className={styles.status}>
      <p className={styles.left} role="status">{t('vote.left', { n: left })}</p>
      <p className={styles.soft}>
        {left === 0 ? t('vote.allUsed') : [t('vote.howMany', { n: vote.dots }), vote.perTarget < vote.dots ? t('vote.most', { n: vote.perTarget }) : ''].filter(Boolean).join(' ')}{' '}
        {t('vote.secret')}
      </p>
    </div>
  )
}

/** How many have finished: all that anybody learns before the vote is closed. */
function Progress({ vote: { finished, voters } }: { vote: Vote }) {
  const { t } = useWords()
  const words = t('vote.finished', { n: finished, all: voters })
  return (
    <div className={styles.progress}>
      <p className={styles.soft}>{words}</p>
      <progress value={finished} max={Math.max(voters, 1)} aria-label={words} />
    </div>
  )
}

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
  const [kind, id = ''] = target.split('/')
  return (
    <li className={classes(styles.target, value > 0 && styles.given)}>
      <div className={styles.words}>
        <p className={kind === 'group' ? styles.title : undefined} dir="auto">{title}</p>
        {kind === 'group' && <Members group={id} />}
      </div>
      {onPlace && <Stepper title={title} value={value} most={most} perTarget={perTarget} onPlace={(dots) => onPlace(target, dots)} />}
    </li>
  )
})

/** What one votes on when one votes on a group. */
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
