/**
 * The first person to type should not wait for the machine to learn how: a keystroke through code that never ran takes half a
 * millisecond, through code that ran a thousand times a twentieth of that. So at the start a board that nobody has is typed on
 * for a moment, in memory, in slices short enough to disturb no one, and only while this thread has next to nothing to do: after a restart a
 * whole hall comes back at once and needs the machine more than that.
 */
import { performance } from 'node:perf_hooks'
import * as Y from 'yjs'
import { addCard } from '../../shared/board/edits.ts'
import { fromArchive } from '../../shared/board/archive.ts'
import { foundBoard } from '../../shared/board/found.ts'
import { Batch } from './batch.ts'
import { Bucket } from './bucket.ts'
import { Connection } from './connection.ts'
import { emptyFacts } from './facts.ts'
import { Replica } from './replica.ts'

const KEYSTROKES = 3_000
const SLICE_MS = 4
/** The pause after a slice, and after one in which somebody needed the machine, in ms. */
const BREATH_MS = 4
const LATER_MS = 50
/** The share of a pause that may have been used without anybody being in need of the machine. */
const NEXT_TO_NOTHING = 0.2

/** Resolves when everything is warm. */
export async function warmUp(): Promise<void> {
  let n = 0
  const board = fromArchive(foundBoard({ title: 'Warm' }, () => `warm${n++}`)!)
  const replica = Replica.of(emptyFacts(), Y.encodeStateAsUpdate(board))
  const member = { id: 'warm', role: 'participant', delegation: null, attendance: 'remote', name: 'Warm', lang: 'en' } as const
  const wire = { frames: true, send: () => undefined, buffered: () => 0, close: () => undefined }
  const from = new Connection(wire, '', member, () => member, new Bucket(1, 1))
  const other = new Connection(wire, '', member, () => member, new Bucket(1, 1))
  const client = new Y.Doc()
  Y.applyUpdate(client, Y.encodeStateAsUpdate(replica.board.doc))
  const updates: Uint8Array[] = []
  client.on('update', (update: Uint8Array) => updates.push(update))
  const stamp = { author: null, delegation: null, attendance: 'remote' } as const
  addCard(client, { id: 'warm', place: 'swot/return/S', text: '', stamp, createdAt: '2021-12-21T09:31:05Z' }, null)
  const text = (client.getMap<Y.Map<unknown>>('cards').get('warm')!).get('text') as Y.Text
  let slice = performance.now()
  for (let typed = 0; typed < KEYSTROKES; typed++) {
    if (text.length > 100) text.delete(0, 50)
    else text.insert(typed % 7 === 0 ? 0 : text.length, 'w')
    const batch = new Batch(replica, Date.now())
    batch.offer(from, updates.splice(0), true)
    batch.prepare()
    batch.deliver(() => [from, other], performance.now())
    if (performance.now() - slice < SLICE_MS) continue
    await quiet()
    slice = performance.now()
  }
  client.destroy()
  replica.destroy()
}

/** Resolves after a pause in which this thread had next to nothing to do. */
async function quiet(): Promise<void> {
  for (let ms = BREATH_MS; ; ms = LATER_MS) {
    const before = performance.eventLoopUtilization()
    await new Promise((resolve) => setTimeout(resolve, ms).unref())
    if (performance.eventLoopUtilization(before).utilization < NEXT_TO_NOTHING) return
  }
}
