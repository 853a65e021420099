/** Every command of the room channel and the function that decides it. Who may send what is asked first, for all alike. */
import { type Command, type CommandOf, type CommandType } from '../../../shared/protocol/commands.ts'
import type { Member } from '../api.ts'
import { refuse, type Decided, type RoomView } from '../decision.ts'

export type Decide<T extends CommandType> = (command: CommandOf<T>, by: Member, view: RoomView) => Decided

/** Decides a command, changing nothing. */
export function decide(command: Command, by: Member, view: RoomView): Decided {
  void command; void by; void view
  return refuse('COMMAND-1')
}
