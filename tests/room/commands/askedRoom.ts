import type { Command, CommandType } from '../../../shared/protocol/commands.ts'
import { PaperRoom } from '../../support/paperRoom.ts'

/** One command of every type, as a moderator might send it. */
export const EXAMPLES: { [T in CommandType]: Extract<Command, { type: T }> } = {
  'lock.set': { type: 'lock.set', path: 'swot/return/S', locked: true },
  'board.update': { type: 'board.update', title: 'T' },
  'theme.put': { type: 'theme.put', id: 'x', title: 'X' },
  'delegation.put': { type: 'delegation.put', id: 'x', name: 'X' },
  'phase.put': { type: 'phase.put', id: 'x', name: 'X' },
  'phase.set': { type: 'phase.set', id: 'collect' },
  'draft.reveal': { type: 'draft.reveal' },
  'timer.start': { type: 'timer.start', seconds: 5 },
  'timer.stop': { type: 'timer.stop' },
  'vote.open': { type: 'vote.open', targets: ['card/c'], dots: 3, perTarget: 2 },
  'vote.cast': { type: 'vote.cast', target: 'card/c', dots: 1 },
  'vote.close': { type: 'vote.close' },
  'floor.ask': { type: 'floor.ask' },
  'floor.withdraw': { type: 'floor.withdraw' },
  'floor.next': { type: 'floor.next' },
  'spotlight.set': { type: 'spotlight.set', path: null },
  'position.state': { type: 'position.state', action: 'a', stand: 'agree', on: { title: 'A' } },
  'position.withdraw': { type: 'position.withdraw', action: 'a' },
  'cards.open': { type: 'cards.open', cards: ['c'] },
  'ready.set': { type: 'ready.set', ready: true },
  'participant.remove': { type: 'participant.remove', id: 'x' },
  'bin.empty': { type: 'bin.empty' },
  'board.close': { type: 'board.close' },
  'board.reopen': { type: 'board.reopen' },
}

/** A room with one of each who may be told apart by what they may command. */
export function roomWith(plan: ConstructorParameters<typeof PaperRoom>[0] = {}) {
  const room = new PaperRoom(plan)
  return { room, mod: room.member('Mira', 'moderator'), ana: room.member('Ana'), obs: room.member('Obren', 'observer') }
}
