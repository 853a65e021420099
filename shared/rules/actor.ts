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

/** The stamp a new card of this actor must carry on a board with this attribution. */
export const stampOf = (actor: Actor, attribution: Attribution): Stamp => stampFor(attribution, actor)
