/** What takes its time: connections on which nobody speaks. Side by side, because each waits for the door's own clock. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { closeCode, once, Served } from '../doors/serving.ts'

let served: Served
let board: CreatedBoard
beforeAll(async () => {
  served = await Served.start()
  board = await served.board()
})
afterAll(() => served.stop())

const STEP1 = new Uint8Array([0, 0, 1, 0])

test.concurrent('W4 who never says anything is closed with 4508', async () => {
  const { token } = await served.join(board)
  expect(await closeCode(served.raw(`/sync/${board.id}`, ['plenum', token]))).toBe(4508)
}, 20_000)

test.concurrent('W4 a line to the room that never says who it is is closed with 4508', async () => {
  const ws = served.raw('/room/?EIO=4&transport=websocket', [])
  const began = performance.now()
  expect(await closeCode(ws)).toBe(4508)
  expect(performance.now() - began).toBeLessThan(12_000)
}, 20_000)

test.concurrent('W4 a quiet connection hears something before a stock client would give it up', async () => {
  const { token } = await served.join(board)
  const ws = served.raw(`/sync/${board.id}`, ['plenum', token])
  const empty = once<number[]>((done) => ws.on('message', (data: Buffer) => data[0] === 1 && done([...data])))
  await once((done) => ws.once('message', done))
  ws.send(STEP1)
  const began = performance.now()
  expect(await empty).toEqual([1, 1, 0])
  expect(performance.now() - began).toBeLessThan(25_000)
})

test.concurrent('W4 fault 9: the other end has gone without a word: noticed within 35 seconds', async () => {
  const { token } = await served.join(board)
  const ws = served.raw(`/sync/${board.id}`, ['plenum', token])
  await once((done) => ws.once('message', done))
  ws.send(STEP1)
  ws.pong = () => {}
  const began = performance.now()
  expect(await closeCode(ws)).toBe(1006)
  expect(performance.now() - began).toBeLessThan(36_000)
}, 45_000)
