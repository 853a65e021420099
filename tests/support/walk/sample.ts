/** The board that is walked through. */
import type { CreatedBoard } from '../../../shared/protocol/http.ts'
import { createBoard, joinBoard, RoomClient } from '../people.ts'
import type { Led } from './look.ts'

/** The sample, a moderator in it, and another one who leads the session meanwhile. */
export async function sampleFor(origin: string): Promise<{ board: CreatedBoard; lead: RoomClient; led: Led }> {
  const board = await createBoard(origin, { from: 'sample' })
  const lead = new RoomClient(await joinBoard(origin, board, 'moderator', { name: 'Zora' }))
  await lead.entered()
  const led: Led = async (command) => {
    const answer = await lead.command(command)
    if (!answer.ok) throw new Error(`${JSON.stringify(command)}: ${answer.refusal.message}`)
  }
  return { board, lead, led }
}
