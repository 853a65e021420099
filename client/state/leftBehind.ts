/** The words that go with a place on this device when somebody else takes it. */
import { BoardSession } from './boardSession.ts'
import { memory } from './device.ts'

/** What whoever has the place so far wrote here, and what was handed back to them, that no server has. */
export async function wordsLeft(board: string): Promise<string> {
  const membership = memory.membership(board)
  if (!membership) return ''
  const session = new BoardSession({ board, membership, origin: location.origin, memory })
  try {
    await session.recall()
    return session.words
  } finally {
    session.destroy()
  }
}
