/** Sixty people watch while two moderators put cards together at once: all sixty-two end up with the same board, soon after. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clusterCards, dissolveGroup, joinGroup, leaveGroup, mergeGroups } from '../../shared/board/edits.ts'
import { readCards, readContent, readGroups } from '../../shared/board/read.ts'
import { auth, Served } from '../doors/serving.ts'
import { Client, joinBoard, type Person } from '../support/people.ts'

const PLACE = 'swot/return/W'
const CARDS = 60
const WATCHERS = 60
const ROUNDS = 20
/** What a person still takes for "at once", from the last edit until all have it. */
const SOON = 2_000

let served: Served
let moderators: Client[]
let watchers: Client[] = []

beforeAll(async () => {
  served = await Served.start()
  const board = await served.board()
  const join = (role: 'moderator' | 'observer') => joinBoard(served.origin, board, role)
  const leads: Person[] = [await join('moderator'), await join('moderator')]
  const cards = Array.from({ length: CARDS }, (_, n) => ({ place: PLACE, text: `Point ${n}` }))
  expect((await served.post(`/api/boards/${board.id}/import`, { cards }, auth(leads[0]!.token))).status).toBe(200)
  const people: Person[] = []
  for (let n = 0; n < WATCHERS; n++) people.push(await join('observer'))
  moderators = leads.map((person) => new Client(person))
  watchers = people.map((person) => new Client(person))
  await Promise.all([...moderators, ...watchers].map((client) => client.synced()))
})

afterAll(async () => {
  for (const client of [...moderators, ...watchers]) client.leave()
  await served.stop()
})

it('CLUSTER-6 two moderators group, split and merge at once, sixty watch, and every screen shows the same soon after', { timeout: 60_000 }, async () => {
  const ids = readCards(moderators[0]!.doc).map(({ id }) => id)
  expect(ids).toHaveLength(CARDS)
  for (let round = 0; round < ROUNDS; round++) {
    for (const [n, { doc }] of moderators.entries()) {
      const from = (round * 7 + n * 3) % (CARDS - 6)
      clusterCards(doc, { id: `g${n}-${round}`, place: PLACE, title: `Group ${round}` }, ids.slice(from, from + 5), null)
      const standing = readGroups(doc).filter(({ trashed }) => !trashed).map(({ id }) => id)
      if (round % 3 === 1) mergeGroups(doc, standing[0]!, standing.at(-1)!, null)
      if (round % 4 === 2) joinGroup(doc, standing[0]!, ids.slice(from, from + 2), null)
      if (round % 5 === 3) leaveGroup(doc, ids.slice(from, from + 3), null)
      if (round % 5 === 4) dissolveGroup(doc, standing[1] ?? standing[0]!, null)
    }
    await Promise.all(moderators.map((client) => client.saved()))
  }
  const began = performance.now()
  const content = () => JSON.stringify(readContent(moderators[0]!.doc))
  await Promise.all([...moderators, ...watchers].map((client) => client.until(() => JSON.stringify(readContent(client.doc)) === content())))
  expect(performance.now() - began).toBeLessThan(SOON)
  for (const { doc } of [...moderators, ...watchers]) expect(readCards(doc).filter(({ trashed }) => !trashed).map(({ id }) => id).sort()).toEqual([...ids].sort())
})
