import { stampFor, type Attendance, type Attribution, type Role, type Stamp } from '../board/keys.ts'

/** Who acts: always from the session, never from the message. */
export interface Actor {
  id: string
  role: Role
  delegation: string | null
  attendance: Attendance
}

export const isModerator = (actor: Actor): boolean => actor.role === 'moderator'

/** Moderators and rapporteurs: who writes actions whatever the phase. */
export const keepsRecord = (actor: Actor): boolean => actor.role === 'moderator' || actor.role === 'rapporteur'

/**
 * ROLE-4 The stamp of a card that is entered for a delegation by whoever keeps the record: theirs, by nobody in particular. That
 * nobody's attendance stands beside a delegation is what says so. Null: what a file says is nobody's.
 */
export const enteredFor = (delegation: string | null, attribution: Attribution): Stamp =>
  ({ author: null, delegation: attribution === 'none' ? null : delegation, attendance: null })

/** Whether a card was entered for its delegation. */
export const isEntered = ({ author, delegation, attendance }: Stamp): boolean => author === null && delegation !== null && attendance === null

/** The stamp a new card of this actor must carry on a board with this attribution. */
export const stampOf = (actor: Actor, attribution: Attribution): Stamp => stampFor(attribution, actor)
