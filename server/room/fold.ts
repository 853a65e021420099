/** How a fact changes what is known: the only way the room's state changes, so a restart arrives at the same state. */
import type { Role } from '../../shared/board/keys.ts'
import { positionKey, splitKey } from '../../shared/board/positions.ts'
import type { Fact, Facts } from './facts.ts'
import { put } from './openVote.ts'

/** How many refused commands are kept word by word; older ones are only counted. */
const AUDIT_KEPT = 500
/** How many invites minted for the short code stay valid; the oldest give way. */
const MINTED_KEPT = 300

/** Takes one fact in, changing `facts`. Total: a type it does not know, from a newer version's log, changes nothing. */
export function fold(facts: Facts, fact: Fact): void {
  switch (fact.type) {
    case 'board.founded':
      facts.foundedAt = fact.at
      facts.retentionDays = fact.retentionDays
      facts.code = fact.code
      facts.codeOn = true
      for (const role of Object.keys(facts.invites) as Role[]) facts.invites[role] = [fact.invites[role]]
      return
    case 'retention.set':
      facts.retentionDays = fact.days
      return
    case 'code.switched':
      facts.codeOn = fact.on
      return
    case 'invite.added': {
      const hashes = facts.invites[fact.role]
      hashes.push(fact.hash)
      if (hashes.length > MINTED_KEPT + 1) hashes.splice(1, 1)
      return
    }
    case 'invites.rotated':
      facts.invites[fact.role] = [fact.hash]
      return
    case 'participant.joined':
      facts.people.set(fact.person.id, { ...fact.person, token: fact.token, removed: false })
      facts.tokens.set(fact.token, fact.person.id)
      return
    case 'participant.returned': {
      const known = facts.people.get(fact.person.id)
      if (known) Object.assign(known, fact.person)
      return
    }
    case 'participant.removed':
      removePerson(facts, fact.id)
      return
    case 'timer.started':
      facts.timer = { endsAt: fact.endsAt, seconds: fact.seconds }
      return
    case 'timer.stopped':
      facts.timer = null
      return
    case 'phase.entered':
      facts.ready.clear()
      return
    case 'vote.opened': {
      const { vote: id, title, targets, dots, perTarget, observers = false } = fact
      facts.vote = { kind: 'dots', id, title, targets, dots, perTarget, observers, ballots: new Map() }
      facts.votesHeld++
      return
    }
    case 'ballot.cast':
      if (facts.vote?.kind === 'dots') put(facts.vote.ballots, fact.by, fact.target, fact.dots === 0 ? null : fact.dots)
      return
    case 'rating.opened': {
      const { vote: id, title, targets, likelihood, observers = false } = fact
      facts.vote = { kind: 'rating', id, title, targets, likelihood, observers, ballots: new Map() }
      facts.votesHeld++
      return
    }
    case 'ballot.rated':
      if (facts.vote?.kind === 'rating') put(facts.vote.ballots, fact.by, fact.target, fact.rating)
      return
    case 'vote.closed':
      facts.vote = null
      return
    case 'floor.asked':
      facts.floor.push({ id: fact.id, about: fact.about, askedAt: fact.at, speaking: false })
      return
    case 'floor.withdrawn':
      facts.floor = facts.floor.filter((request) => request.id !== fact.id)
      return
    case 'floor.advanced':
      facts.floor = facts.floor
        .filter((request) => !request.speaking || request.id === fact.id)
        .map((request) => ({ ...request, speaking: request.id === fact.id }))
      facts.served = fact.served
      return
    case 'spotlight.set':
      facts.spotlight = fact.path
      return
    case 'ready.set':
      if (fact.ready) facts.ready.add(fact.id)
      else facts.ready.delete(fact.id)
      return
    case 'drafts.revealed':
      for (const [card, participant] of fact.cards) facts.authors.set(card, participant)
      return
    case 'cards.imported':
      for (const card of fact.cards) facts.authors.set(card, fact.by)
      return
    case 'bin.emptied':
      for (const card of fact.cards) {
        facts.authors.delete(card)
        facts.opened.delete(card)
      }
      for (const whose of [...facts.positions.keys()]) if (fact.actions?.includes(splitKey(whose)[0])) facts.positions.delete(whose)
      return
    case 'cards.opened':
      for (const card of fact.cards) facts.opened.add(card)
      return
    case 'position.stated':
      facts.positions.set(positionKey(fact.action, fact.delegation), fact.key)
      return
    case 'position.withdrawn':
      facts.positions.delete(positionKey(fact.action, fact.delegation))
      return
    case 'positions.hidden':
      facts.positions = new Map(fact.keys)
      return
    case 'clients.claimed':
    case 'history.outdated':
      return
    case 'command.refused': {
      const { at, by, command, code } = fact
      facts.refused.push({ at, by, command, code })
      if (facts.refused.length > AUDIT_KEPT) facts.refused.shift()
      facts.refusedCount++
      return
    }
  }
}

function removePerson(facts: Facts, id: string): void {
  const person = facts.people.get(id)
  if (!person) return
  person.removed = true
  facts.tokens.delete(person.token)
  facts.ready.delete(id)
  facts.floor = facts.floor.filter((request) => request.id !== id)
  facts.vote?.ballots.delete(id)
}
