import type { Vote } from '../../../shared/protocol/room.ts'
import { useIsModerator, usePhase, useYou } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen } from '../board/screen.ts'
import { AskInPlace } from '../session/AskInPlace.tsx'
import { Panel } from '../session/Panel.tsx'
import { DotBallot } from './DotBallot.tsx'
import { NextToRate, RatingBallot } from './RatingBallot.tsx'
import { useVoters } from './useVoters.ts'
import styles from './VotePanel.module.css'

/** An open vote: one's own ballot, how far the room is, and for moderators its end. */
export function OpenVote({ vote }: { vote: Vote }) {
  const { t } = useWords()
  const { gestures, view } = useScreen()
  const moderator = useIsModerator()
  // PHASE-5: a vote may stand open in a phase that takes no ballots.
  const allowed = usePhase().vote
  const reads = useYou()?.role === 'observer' && vote.observers !== true ? 'vote.readOnly' : allowed ? null : 'refusal.PHASE-5'
  return (
    <Panel
      title={vote.title || t('vote.title')}
      foot={
        <>
          <div className={styles.how}>
            <Progress vote={vote} />
            {vote.kind === 'rating' && reads === null && <NextToRate vote={vote} />}
          </div>
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
      {vote.kind === 'rating' ? <RatingBallot vote={vote} reads={reads} /> : <DotBallot vote={vote} reads={reads} />}
    </Panel>
  )
}

/** How many have finished: all that anybody learns before the vote is closed. */
function Progress({ vote }: { vote: Vote }) {
  const { t } = useWords()
  const voters = useVoters(vote)
  const { kind, finished } = vote
  if (voters === 0) return null
  const words = t(kind === 'rating' ? 'rating.finished' : 'vote.finished', { n: finished, all: voters })
  return (
    <div className={styles.progress}>
      <p className={styles.soft}>{words}</p>
      <progress value={finished} max={voters} aria-label={words} />
    </div>
  )
}
