/** Two moderators put the same cards together at once, on a real server: they end up with one board, and no card is lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { BoardSession } from '../../client/state/boardSession.ts'
import { readCards, readGroups } from '../../shared/board/read.ts'
import { auth, Served } from '../doors/serving.ts'

const PLACE = 'swot/return/W'
const CARDS = 40

let served: Served
let mira: BoardSession, juno: BoardSession

const until = (session: BoardSession, keys: string, holds: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!holds()) return
      stop()
      resolve()
    }
    const stop = session.watch.subscribe(keys.split(' '), look)
    look()
  })

/** Both have saved all they did, and have what the other saved. */
async function agree(): Promise<void> {
  const both = [mira, juno]
  for (const session of both) await until(session, 'saved', () => session.savedSign.state === 'saved')
  const state = (session: BoardSession) => JSON.stringify([readCards(session.doc), readGroups(session.doc)].map((list) => list.sort((a, b) => (a.id < b.id ? -1 : 1))))
  const news = new Promise<void>((resolve) => {
    const look = () => state(mira) === state(juno) && resolve()
    for (const session of both) session.doc.on('update', look)
    look()
  })
  await news
}

/** Every card is seen exactly once: in the box, or in one group of it. */
function everyCardOnce(session: BoardSession): void {
  const seen = session.index.box(PLACE).flatMap(({ id, kind }) => (kind === 'group' ? session.index.members(id) : [id]))
  expect([...seen].sort()).toEqual(ids())
}

const ids = (): string[] => readCards(mira.doc).map(({ id }) => id).sort()
const groupOf = (session: BoardSession, card: string): string | null => session.index.card(card)!.shownGroup

beforeAll(async () => {
  served = await Served.start()
  const board = await served.board()
  const people = [await served.join(board, 'moderator', 'Mira'), await served.join(board, 'moderator', 'Juno')]
  const cards = Array.from({ length: CARDS }, (_, n) => ({ place: PLACE, text: `Point ${n}` }))
  expect((await served.post(`/api/boards/${board.id}/import`, { cards }, auth(people[0]!.token))).status).toBe(200)
  const sessions = people.map(({ token, participant }) => new BoardSession({
    board: board.id, origin: served.origin, membership: { token, participant, lang: 'en' }, WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
  }))
  ;[mira, juno] = sessions as [BoardSession, BoardSession]
  for (const session of sessions) {
    await session.connect()
    await until(session, 'saved', () => session.savedSign.state === 'saved')
  }
})

afterAll(async () => {
  mira.destroy()
  juno.destroy()
  await served.stop()
})

describe('two moderators at once', () => {
  it('SAVE-1 S4 groups of the same cards converge, every card is in one of them, and each undo takes back only its own', async () => {
    const cards = ids()
    const hers = mira.edit.cluster(cards.slice(0, 6), 'Hers')!
    const theirs = juno.edit.cluster(cards.slice(4, 10), 'Theirs')!
    await agree()
    for (const session of [mira, juno]) {
      everyCardOnce(session)
      expect(cards.slice(0, 4).map((card) => groupOf(session, card))).toEqual([hers, hers, hers, hers])
      expect(cards.slice(6, 10).map((card) => groupOf(session, card))).toEqual([theirs, theirs, theirs, theirs])
      // Both wanted these: one of the two has them, and the same on both screens.
      for (const card of cards.slice(4, 6)) expect([hers, theirs]).toContain(groupOf(session, card))
    }

    expect(mira.undo()).toBe(true)
    await agree()
    for (const session of [mira, juno]) {
      everyCardOnce(session)
      expect(session.index.group(hers)?.trashed).toBe(true)
      expect(cards.slice(6, 10).map((card) => groupOf(session, card))).toEqual([theirs, theirs, theirs, theirs])
      expect(session.index.group(theirs)).toMatchObject({ title: 'Theirs', trashed: false })
      for (const card of cards.slice(0, 6)) expect([null, theirs]).toContain(groupOf(session, card))
    }
    expect(juno.undo()).toBe(true)
    await agree()
    for (const session of [mira, juno]) {
      everyCardOnce(session)
      expect(cards.map((card) => groupOf(session, card)).filter((group) => group !== null)).toEqual([])
    }
  })

  it('SAVE-1 through many rounds of grouping, splitting, moving and undoing at once, both see the same board and all of its cards', async () => {
    let seed = 20211221
    const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below
    const some = () => {
      const cards = ids()
      const from = random(CARDS - 6)
      return cards.slice(from, from + 2 + random(4))
    }
    const groupsOf = (session: BoardSession) => session.index.box(PLACE).filter(({ kind }) => kind === 'group').map(({ id }) => id)
    const act = (session: BoardSession) => {
      const groups = groupsOf(session)
      const group = groups[random(Math.max(1, groups.length))]
      switch (random(7)) {
        case 0:
        case 1: return void session.edit.cluster(some(), 'Group')
        case 2: return group === undefined ? undefined : session.edit.joinGroup(group, some())
        case 3: return session.edit.leaveGroup(some())
        case 5: return group === undefined || groups[0] === undefined ? undefined : session.edit.mergeGroups(groups[0], group)
        case 4: return group === undefined ? undefined : session.edit.dissolveGroup(group)
        default: return void session.undo()
      }
    }
    for (let round = 0; round < 30; round++) {
      for (const session of [mira, juno, mira, juno]) act(session)
      await agree()
      for (const session of [mira, juno]) everyCardOnce(session)
    }
    while (mira.undo());
    while (juno.undo());
    await agree()
    for (const session of [mira, juno]) everyCardOnce(session)
  })
})
