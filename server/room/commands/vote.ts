/** The hidden vote: opened on some cards and groups, cast and changed in secret, closed into sums. */
import { secondScaleOf, secondScaleIn, secondOf, type Rating } from '../../../shared/board/rating.ts'
import { tallyRatings } from '../../../shared/board/ratingTally.ts'
import { currentPhase, entity, readBoard } from '../../../shared/board/read.ts'
import { tally } from '../../../shared/board/tally.ts'
import type { Member } from '../api.ts'
import { NOTHING, refuse, type Decide, type Decided, type RoomView, type Tell } from '../decision.ts'
import type { DotVote, OpenVote, RatingVote } from '../openVote.ts'
import { dotsUsed, tellVote, voteCounts, type VoteCounts } from '../view.ts'
import { isKnown } from './known.ts'

export const openVote: Decide<'vote.open'> = (command, _by, view) => {
  if (view.facts.vote) return refuse('VOTE-4')
  if (!currentPhase(view.board).vote) return refuse('PHASE-5')
  const unknown = command.targets.find((target) => !isKnown(view.board, target))
  if (unknown !== undefined) return refuse('COMMAND-2', unknown)
  const targets = [...new Set(command.targets)]
  const asked = {
    vote: nextVoteId(view.board.getMap('results'), view.facts.votesHeld + 1), title: command.title?.trim() ?? '', targets,
    ...(command.observers && { observers: true }),
  }
  if (command.kind === 'rating') {
    const likelihood = targets.filter((target) => secondScaleIn(placeOf(view, target)) === 'likelihood')
    return { facts: [{ type: 'rating.opened', ...asked, likelihood }], tell: [tellVote()] }
  }
  const { dots, perTarget } = command
  return { facts: [{ type: 'vote.opened', ...asked, dots, perTarget: Math.min(perTarget, dots) }], tell: [tellVote()] }
}

/** Votes are numbered; an imported board may bring results of its own, whose numbers stay theirs. */
function nextVoteId(results: { has(id: string): boolean }, from: number): string {
  let n = from
  while (results.has(`v${n}`)) n++
  return `v${n}`
}

function placeOf({ board }: RoomView, target: string): unknown {
  const [kind, id = ''] = target.split('/')
  return entity(board, kind === 'card' ? 'cards' : 'groups', id)?.get('place')
}

/** PHASE-5, VOTE-3, VOTE-5: a ballot says what a target has from this person now, so sending it twice counts once (S4). */
export const castBallot: Decide<'vote.cast'> = (command, by, view) => {
  const { target } = command
  const { vote } = view.facts
  if (!vote) return refuse('VOTE-2', target)
  if (!currentPhase(view.board).vote) return refuse('PHASE-5', target)
  if (!vote.targets.includes(target)) return refuse('VOTE-3', target)
  if (vote.kind === 'dots' && 'dots' in command) return placeDots(vote, target, command.dots, by, view)
  if (vote.kind === 'rating' && 'rating' in command) return rate(vote, target, command.rating, by, view)
  return refuse('VOTE-5', target)
}

/** VOTE-1. */
function placeDots(vote: DotVote, target: string, dots: number, by: Member, view: RoomView): Decided {
  const ballot = vote.ballots.get(by.id) ?? new Map<string, number>()
  const before = ballot.get(target) ?? 0
  if (dots === before) return NOTHING
  if (dots > vote.perTarget || dotsUsed(ballot) - before + dots > vote.dots) return refuse('VOTE-1', target)
  return { facts: [{ type: 'ballot.cast', by: by.id, target, dots }], tell: [tellProgress(by, vote, view)] }
}

/** VOTE-5: on the two scales that this vote asks for here. The steps of a scale are the schema's (COMMAND-1). */
function rate(vote: RatingVote, target: string, rating: Rating | null, by: Member, view: RoomView): Decided {
  const before = vote.ballots.get(by.id)?.get(target) ?? null
  if (rating && secondScaleOf(rating) !== (vote.likelihood.includes(target) ? 'likelihood' : 'importance')) return refuse('VOTE-5', target)
  if (rating?.impact === before?.impact && (rating && secondOf(rating)) === (before && secondOf(before))) return NOTHING
  return { facts: [{ type: 'ballot.rated', by: by.id, target, rating }], tell: [tellProgress(by, vote, view)] }
}

/** The voter is told of their ballot; the others only when a number that they see is another (S7). */
function tellProgress(by: Member, before: OpenVote, view: RoomView): Tell {
  const was = voteCounts(before, view)
  const tell = tellVote()
  let moved: boolean | null = null
  return (to, after) => {
    const now = after.facts.vote
    moved ??= !now || differ(voteCounts(now, after), was)
    return moved || to.id === by.id ? tell(to, after) : null
  }
}

const differ = (now: VoteCounts, was: VoteCounts): boolean => now.finished !== was.finished || now.voters !== was.voters

/** Writes the sums to the board; the ballots end here and are kept nowhere. */
export const closeVote: Decide<'vote.close'> = (_command, _by, view) => {
  const { vote, people } = view.facts
  if (!vote) return refuse('VOTE-2')
  const at = new Date(view.now).toISOString()
  const { attribution } = readBoard(view.board)
  const voter = (id: string) => people.get(id)
  const result = vote.kind === 'rating' ? tallyRatings({ ...vote, at }, attribution, voter) : tally({ ...vote, at }, attribution, voter)
  return {
    facts: [{ type: 'vote.closed', vote: vote.id }],
    write: ({ board }) => void board.getMap('results').set(vote.id, result),
    tell: [tellVote()],
  }
}
