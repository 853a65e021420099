/** One's private cards that a phase which is over has left behind, on a device that kept no copy of them. */
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { BoardSession } from '../../client/state/boardSession.ts'
import { roomState, Served } from '../doors/serving.ts'
import { Client } from '../support/people.ts'

test('DRAFT-1 one’s own private cards are there in a later phase too, where nothing was kept', async () => {
  const served = await Served.start()
  const board = await served.board({ themes: ['Return'] })
  const ana = await served.join(board)
  const mod = served.room(board.id, (await served.join(board, 'moderator')).token)
  await roomState(mod)
  const led = async (command: Record<string, unknown>) => expect(await mod.emitWithAck('command', command)).toMatchObject({ ok: true })
  await led({ type: 'phase.put', id: 'alone', name: 'Alone', kind: 'collect', write: 'private' })
  await led({ type: 'phase.set', id: 'alone' })
  const writing = new Client(ana, { draft: true })
  await writing.synced()
  writing.add('mine', 'Not said yet')
  await writing.saved()
  writing.leave()
  await led({ type: 'phase.put', id: 'open', name: 'Open', kind: 'discuss', write: 'open' })
  await led({ type: 'phase.set', id: 'open' })

  const session = new BoardSession({
    board: board.id, origin: served.origin, WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    membership: { token: ana.token, participant: ana.participant, lang: 'en' },
  })
  await session.connect()
  await expect.poll(() => session.lateDrafts, { timeout: 5_000 }).toEqual(['mine'])
  session.destroy()
  await served.stop()
})
