import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Role } from '../../shared/board/keys.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { Opening } from '../../client/state/opening.ts'
import { closeAll, founded, session } from './boards.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  closeAll()
})

function looking(role: Role = 'participant', answers = true) {
  const board = session(founded(4), role)
  const sent: string[][] = []
  const opening = new Opening({
    index: board.index, facts: board.facts, actor: board.actor, isMine: (id) => id === 'c0',
    command: (command: Command) => {
      if (command.type === 'cards.open') sent.push(command.cards)
      return Promise.resolve(answers ? { ok: true as const, seq: 1 } : { ok: false as const, refusal: null, lost: 'no-line' as const })
    },
  })
  const stop = async (id: string | null, ms: number) => {
    opening.look(id)
    await vi.advanceTimersByTimeAsync(ms)
  }
  return { board, sent, stop }
}

test('OPEN-1 a card is opened by stopping at it, not by passing, and several are told of together', async () => {
  const { sent, stop } = looking()
  await stop('c1', 300)
  await stop('c2', 1_500)
  await stop('c3', 1_500)
  expect(sent).toEqual([['c2', 'c3']])
  await stop('c2', 5_000)
  await stop(null, 5_000)
  expect(sent).toHaveLength(1)
})

test('OPEN-1 one’s own card, a group and what is no card are none of it', async () => {
  const { sent, stop } = looking()
  for (const id of ['c0', 'group', null]) await stop(id, 5_000)
  expect(sent).toEqual([])
})

test('OPEN-2 P6 in a private phase nothing is sent; observers send nothing at all', async () => {
  const { board, sent, stop } = looking()
  board.doc.getMap('phases').set('p', { name: '', kind: 'collect', order: 'a0', write: 'private', cluster: 'moderators', actions: 'rapporteurs', vote: false })
  board.doc.getMap('board').set('phase', 'p')
  await stop('c1', 5_000)
  expect(sent).toEqual([])
  const observer = looking('observer')
  await observer.stop('c1', 5_000)
  expect(observer.sent).toEqual([])
})

test('OPEN-1 what did not reach the room is said again at the next stop', async () => {
  const { sent, stop } = looking('participant', false)
  await stop('c1', 5_000)
  await stop('c2', 500)
  await stop('c1', 5_000)
  expect(sent).toEqual([['c1'], ['c1']])
})
