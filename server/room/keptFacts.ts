/** The facts as one value for a snapshot, and back. */
import { emptyFacts, type Facts, type Participant } from './facts.ts'
import { keepVote, keptVote, type KeptVote } from './openVote.ts'

/** The facts as they are kept in a snapshot. */
export function encodeFacts(facts: Facts): Uint8Array {
  const { people, tokens: _derived, ready, authors, positions, opened, vote, ...plain } = facts
  return new TextEncoder().encode(JSON.stringify({
    ...plain,
    people: [...people.values()],
    ready: [...ready],
    authors: [...authors],
    positions: [...positions],
    opened: [...opened],
    vote: vote && keepVote(vote),
  }))
}

type Kept = Omit<Facts, 'people' | 'tokens' | 'ready' | 'authors' | 'positions' | 'opened' | 'vote'> & {
  people: Participant[]
  ready: string[]
  authors: [string, string][]
  positions: [string, string][]
  opened: string[]
  vote: KeptVote | null
}

/** Reads what `encodeFacts` wrote; fields a snapshot of an older version lacks begin empty. Throws when it is not JSON. */
export function decodeFacts(data: Uint8Array): Facts {
  const kept = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data)) as Partial<Kept>
  const { people = [], ready = [], authors = [], positions = [], opened = [], vote = null, ...plain } = kept
  return {
    ...emptyFacts(),
    ...plain,
    people: new Map(people.map((person) => [person.id, person])),
    tokens: new Map(people.filter((person) => !person.removed).map((person) => [person.token, person.id])),
    ready: new Set(ready),
    authors: new Map(authors),
    positions: new Map(positions),
    opened: new Set(opened),
    vote: vote && keptVote(vote),
  }
}
