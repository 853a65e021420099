/** Every command of the room channel and the function that decides it. Who may send what is asked first, for all alike. */
import { readBoard } from '../../../shared/board/read.ts'
import { WHO, type Command, type CommandOf, type CommandType } from '../../../shared/protocol/commands.ts'
import type { Member } from '../api.ts'
import { refuse, type Decide, type Decided, type RoomView } from '../decision.ts'
import { putDelegation, putPhase, putTheme, setPhase } from './agenda.ts'
import { emptyBin } from './bin.ts'
import { closeBoard, reopenBoard, updateBoard } from './board.ts'
import { revealDrafts } from './drafts.ts'
import { openCards } from './opened.ts'
import { askFloor, nextOnFloor, withdrawFromFloor } from './floor.ts'
import { setLock } from './locks.ts'
import { removeParticipant, setReady } from './people.ts'
import { statePosition, withdrawPosition } from './positions.ts'
import { setSpotlight } from './spotlight.ts'
import { startTimer, stopTimer } from './timer.ts'
import { castBallot, closeVote, openVote } from './vote.ts'

const TABLE: { readonly [T in CommandType]: Decide<T> } = {
  'lock.set': setLock,
  'board.update': updateBoard,
  'theme.put': putTheme,
  'delegation.put': putDelegation,
  'phase.put': putPhase,
  'phase.set': setPhase,
  'draft.reveal': revealDrafts,
  'timer.start': startTimer,
  'timer.stop': stopTimer,
  'vote.open': openVote,
  'vote.cast': castBallot,
  'vote.close': closeVote,
  'floor.ask': askFloor,
  'floor.withdraw': withdrawFromFloor,
  'floor.next': nextOnFloor,
  'spotlight.set': setSpotlight,
  'position.state': statePosition,
  'position.withdraw': withdrawPosition,
  'cards.open': openCards,
  'ready.set': setReady,
  'participant.remove': removeParticipant,
  'bin.empty': emptyBin,
  'board.close': closeBoard,
  'board.reopen': reopenBoard,
}

/** What a closed board still obeys (BOARD-1). */
const WHILE_CLOSED: readonly CommandType[] = ['board.reopen', 'participant.remove']

/** Most boards are closed when somebody decides how long they are kept (BOARD-2). */
const keepsOnly = (command: Command): boolean => command.type === 'board.update' && Object.keys(command).every((field) => field === 'type' || field === 'retentionDays')

export function decide(command: Command, by: Member, view: RoomView): Decided {
  const { type } = command
  if (!WHO[type].includes(by.role) && !mayVoteHere(type, by, view)) return notTheirs(type, by, view)
  if (readBoard(view.board).closed && !WHILE_CLOSED.includes(type) && !keepsOnly(command)) return refuse('BOARD-1')
  return decideKnown(type, command, by, view)
}

const decideKnown = <T extends CommandType>(type: T, command: Command, by: Member, view: RoomView): Decided =>
  TABLE[type](command as CommandOf<T>, by, view)

/** VOTE-6: in a vote that was opened to observers as well, they vote; it is all they do. */
const mayVoteHere = (type: CommandType, by: Member, { facts }: RoomView): boolean =>
  type === 'vote.cast' && by.role === 'observer' && facts.vote?.observers === true

/** ROLE-1, ROLE-2: refused, and kept for the audit (S2). */
function notTheirs(command: CommandType, by: Member, view: RoomView): Decided {
  const code = by.role === 'observer' && WHO[command].includes('participant') ? 'ROLE-1' : 'ROLE-2'
  return { ...refuse(code), facts: [{ type: 'command.refused', at: view.now, by: by.id, command, code }] }
}
