import { NOTHING, refuse, type Decide, type Tell } from '../decision.ts'
import { floorFor, tellVote } from '../view.ts'

/** "I'm done" with what this phase asks. */
export const setReady: Decide<'ready.set'> = ({ ready }, by, view) =>
  view.facts.ready.has(by.id) === ready ? NOTHING : { facts: [{ type: 'ready.set', id: by.id, ready }], people: [by.id] }

/** Sends somebody away: their token ends, their place on the floor and their open ballot go; their cards stay. Nobody removes themselves. */
export const removeParticipant: Decide<'participant.remove'> = ({ id }, by, view) => {
  const person = view.facts.people.get(id)
  if (!person) return refuse('COMMAND-2', id)
  if (id === by.id) return refuse('COMMAND-3', id)
  if (person.removed) return NOTHING
  const tell: Tell[] = []
  if (view.facts.floor.some((request) => request.id === id)) {
    tell.push((to, after) => ({ type: 'floor.changed', floor: floorFor(to, after) }))
  }
  if (view.facts.vote?.ballots.has(id)) tell.push(tellVote())
  return { facts: [{ type: 'participant.removed', at: view.now, id, by: by.id }], tell, people: [id], revoke: [id] }
}
