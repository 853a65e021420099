/** The answer to joining, as it comes: in pieces of any size, and cut off anywhere. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readJoined } from '../../client/connection/joined.ts'

const SIGHT = { theme: 'return', boxes: {} }
const packed = gzipSync(JSON.stringify(SIGHT))
const content = Uint8Array.from({ length: 400 }, (_, n) => n % 251)
const line = (more: object) => Buffer.from(`${JSON.stringify({ token: 't', board: { title: 'Повратак' }, ...more })}\n`)
const WHOLE = Buffer.concat([line({ sight: packed.length }), packed, gzipSync(content)])

function body(bytes: Uint8Array, size: number, cut = false): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(Uint8Array.from(bytes.subarray(at, (at += size))))
      else if (cut) controller.error(new TypeError('network error'))
      else controller.close()
    },
  })
}

test.each([1, 7, 64, 10_000])('AFAR-1 in pieces of %i bytes all of it is read', async (size) => {
  const { token, first, content: document } = await readJoined(body(WHOLE, size))
  expect([token, first, await document]).toEqual(['t', SIGHT, content])
})

test('AFAR-1 what is to be read is there before the document is', async () => {
  const to = WHOLE.length - 20
  let more = () => {}
  const waits = new Promise<void>((resolve) => (more = resolve))
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async start(controller) {
      controller.enqueue(Uint8Array.from(WHOLE.subarray(0, to)))
      await waits
      controller.enqueue(Uint8Array.from(WHOLE.subarray(to)))
      controller.close()
    },
  })
  const { first, content: document } = await readJoined(stream)
  expect(first).toEqual(SIGHT)
  more()
  expect(await document).toEqual(content)
})

test.each([
  ['the JSON alone', Buffer.from(JSON.stringify({ token: 't' })), [null, null]],
  ['without the document', Buffer.concat([line({ sight: packed.length }), packed]), [SIGHT, null]],
  ['without a first sight', Buffer.concat([line({}), gzipSync(content)]), [null, content]],
  ['with a first sight that is none', Buffer.concat([line({ sight: 5 }), Buffer.from('hello'), gzipSync(content)]), [null, content]],
] as const)('AFAR-1 %s is an answer too', async (_title, bytes, expected) => {
  const { token, first, content: document } = await readJoined(body(bytes, 50))
  expect([token, first, await document]).toEqual(['t', ...expected])
})

test('SAVE-1 whoever is in is told so where the line breaks after that, and nobody before it', async () => {
  const end = WHOLE.indexOf(10) + 1
  await expect(readJoined(body(WHOLE.subarray(0, end - 5), 50, true))).rejects.toThrow()
  for (const cut of [end, end + 10, end + packed.length, WHOLE.length - 3]) {
    const { token, first, content: document } = await readJoined(body(WHOLE.subarray(0, cut), 50, true))
    expect([token, first, await document]).toEqual(['t', cut < end + packed.length ? null : SIGHT, null])
  }
})
