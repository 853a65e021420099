/** What remains of a vote: sums. */
import type { Attribution } from '../../../shared/board/keys.ts'
import type { Result, TargetResult } from '../../../shared/board/result.ts'
import type { OpenVote, Participant } from '../facts.ts'
import { FEWEST_TOLD } from '../view.ts'

type Ballots = ReadonlyMap<string, ReadonlyMap<string, number>>

export function tally(vote: OpenVote, people: ReadonlyMap<string, Participant>, attribution: Attribution, at: string): Result {
  const { title, dots, perTarget, ballots } = vote
  const targets = Object.fromEntries(vote.targets.map((target) => [target, targetResult(target, ballots)]))
  const result: Result = { title, at, dots, perTarget, voters: ballots.size, targets }
  if (attribution === 'none') return result
  const byDelegation = breakdown(ballots, (id) => people.get(id)?.delegation ?? '')
  const byAttendance = breakdown(ballots, (id) => people.get(id)?.attendance ?? '')
  return { ...result, ...(byDelegation && { byDelegation }), ...(byAttendance && { byAttendance }) }
}

function targetResult(target: string, ballots: Ballots): TargetResult {
  const spread: Record<string, number> = {}
  let dots = 0
  let voters = 0
  for (const ballot of ballots.values()) {
    const given = ballot.get(target) ?? 0
    if (given === 0) continue
    dots += given
    voters++
    spread[given] = (spread[given] ?? 0) + 1
  }
  return { dots, voters, spread }
}

/**
 * Dots by part of the room. A part with too few voters would show a person's ballot, and leaving it out would too, since the
 * totals are known: so small parts are put together under '' until they are enough. Null when fewer than two parts remain.
 */
function breakdown(ballots: Ballots, partOf: (voter: string) => string): Record<string, Record<string, number>> | null {
  const parts = new Map<string, string[]>()
  for (const voter of ballots.keys()) parts.set(partOf(voter), [...(parts.get(partOf(voter)) ?? []), voter])
  const rest = parts.get('') ?? []
  parts.delete('')
  for (const [part, voters] of [...parts].sort(([, a], [, b]) => a.length - b.length)) {
    if (voters.length >= FEWEST_TOLD && (rest.length === 0 || rest.length >= FEWEST_TOLD)) break
    rest.push(...voters)
    parts.delete(part)
  }
  if (rest.length > 0) parts.set('', rest)
  if (parts.size < 2) return null
  return Object.fromEntries([...parts].map(([part, voters]) => [part, sums(voters, ballots)]))
}

function sums(voters: readonly string[], ballots: Ballots): Record<string, number> {
  const out: Record<string, number> = {}
  for (const voter of voters) for (const [target, dots] of ballots.get(voter) ?? []) out[target] = (out[target] ?? 0) + dots
  return out
}
