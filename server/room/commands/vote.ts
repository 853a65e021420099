/** The hidden vote: opened on some cards and groups, cast and changed in secret, closed into sums. */
import { currentPhase, readBoard } from '../../../shared/board/read.ts'
import { tally } from '../../../shared/board/tally.ts'
import type { Member } from '../api.ts'
import { NOTHING, refuse, type Decide, type Tell } from '../decision.ts'
import type { OpenVote } from '../facts.ts'
import { dotsUsed, finished, tellVote } from '../view.ts'
import { isKnown } from './known.ts'

export const openVote: Decide<'vote.open'> = (command, _by, view) => {
  if (view.facts.vote) return refuse('VOTE-4')
  if (!currentPhase(view.board).vote) return refuse('VOTE-2')
  const unknown = command.targets.find((target) => !isKnown(view.board, target))
  if (unknown !== undefined) return refuse('COMMAND-2', unknown)
  const { dots } = command
  return {
    facts: [{
      type: 'vote.opened',
      vote: nextVoteId(view.board.getMap('results'), view.facts.votesHeld + 1),
      title: command.title?.trim() ?? '',
      targets: [...new Set(command.targets)],
      dots,
      perTarget: Math.min(command.perTarget, dots),
    }],
    tell: [tellVote()],
  }
}

/** Votes are numbered; an imported board may bring results of its own, whose numbers stay theirs. */
function nextVoteId(results: { has(id: string): boolean }, from: number): string {
  let n = from
  while (results.has(`v${n}`)) n++
  return `v${n}`
}

/** VOTE-1, VOTE-3: says how many dots a target has from this person now, so sending it twice counts once (S4). */
export const castBallot: Decide<'vote.cast'> = ({ target, dots }, by, view) => {
  const { vote } = view.facts
  if (!vote || !currentPhase(view.board).vote) return refuse('VOTE-2', target)
  if (!vote.targets.includes(target)) return refuse('VOTE-3', target)
  const ballot = vote.ballots.get(by.id) ?? new Map<string, number>()
  const before = ballot.get(target) ?? 0
  if (dots === before) return NOTHING
  if (dots > vote.perTarget || dotsUsed(ballot) - before + dots > vote.dots) return refuse('VOTE-1', target)
  return { facts: [{ type: 'ballot.cast', by: by.id, target, dots }], tell: [tellProgress(by, vote)] }
}

/** The voter is told of their ballot; the others only when the number of those who have begun or finished is another. */
function tellProgress(by: Member, before: OpenVote): Tell {
  const [begun, done] = [before.ballots.size, finished(before)]
  const tell = tellVote()
  let moved: boolean | null = null
  return (to, after) => {
    const now = after.facts.vote
    moved ??= !now || now.ballots.size !== begun || finished(now) !== done
    return moved || to.id === by.id ? tell(to, after) : null
  }
}

/** Writes the sums to the board; the ballots end here and are kept nowhere. */
export const closeVote: Decide<'vote.close'> = (_command, _by, view) => {
  const { vote, people } = view.facts
  if (!vote) return refuse('VOTE-2')
  const poll = { ...vote, at: new Date(view.now).toISOString() }
  const result = tally(poll, readBoard(view.board).attribution, (id) => people.get(id))
  return {
    facts: [{ type: 'vote.closed', vote: vote.id }],
    write: ({ board }) => void board.getMap('results').set(vote.id, result),
    tell: [tellVote()],
  }
}
