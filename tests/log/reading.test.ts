/** Reading a log in pieces, on rows that lie in a list. */
import { describe, expect, it } from 'vitest'
import { BEGINNING, isSame } from '../../server/log/chain.ts'
import { decodeSnapshot, encodeSnapshot } from '../../server/log/codec.ts'
import { rowsAfter, type Row } from '../../server/log/lane.ts'
import { Damaged, Fenced, type Entry } from '../../server/log/port.ts'
import { endOf, entriesBetween, linkAt, linkToFold, type Reading } from '../../server/log/reading.ts'

const { rows, end } = rowsAfter({ seq: 0, link: BEGINNING }, Array.from({ length: 600 }, (_, n): Entry => ({ kind: 'event', at: n + 1, event: { type: 'x' } })))
const linkOf = (seq: number) => rowsAfter({ seq: 0, link: BEGINNING }, Array.from({ length: seq }, (_, n): Entry => ({ kind: 'event', at: n + 1, event: { type: 'x' } }))).end.link

/** A store that holds these rows, and a snapshot up to `folded`. */
function over(held: readonly Row[], folded = 0, missing: Reading['missing'] = async () => undefined): Reading {
  return {
    fetch: (from, to, limit) => held.filter(({ seq }) => seq >= from && seq <= to).slice(0, limit),
    missing,
    snapshot: async () => (folded === 0 ? null : decodeSnapshot(encodeSnapshot({ seq: folded, data: new Uint8Array() }, linkOf(folded)))),
  }
}
const from = (seq: number) => rows.slice(seq)

async function read(after: number, reading: Reading): Promise<number[]> {
  const seqs: number[] = []
  for await (const { seq } of entriesBetween(after, end, reading)) seqs.push(seq)
  return seqs
}

describe('reading a log', () => {
  it.each([[0, 0], [300, 0], [300, 300], [599, 599]])('LOG-2 after %i, where %i are folded, all that follow come in order', async (after, folded) => {
    expect(await read(after, over(from(folded), folded))).toEqual(from(after).map(({ seq }) => seq))
  })

  it('LOG-2 at its end there is nothing, and nothing is looked for', async () => {
    const never: Reading = { fetch: () => { throw new Error('fetched') }, missing: async () => undefined, snapshot: async () => null }
    expect(await read(600, never)).toEqual([])
  })

  it.each([['the first', 1], ['one within a piece', 100], ['the first of a piece', 257], ['the last', 600]])('LOG-6 %s that is missing is damage, and nothing after it is read', async (_, gone) => {
    const seen: number[] = []
    const reading = (async () => {
      for await (const { seq } of entriesBetween(0, end, over(rows.filter(({ seq }) => seq !== gone)))) seen.push(seq)
    })()
    await expect(reading).rejects.toThrow(Damaged)
    await expect(reading).rejects.toThrow(`Entry ${gone} is missing`)
    expect(seen).toHaveLength(gone - 1)
  })

  it('LOG-5 where there is an innocent reason that is told instead', async () => {
    const innocent = async () => { throw new Fenced('somebody else has it') }
    await expect(read(0, over(from(10), 10, innocent))).rejects.toThrow(Fenced)
  })

  it('D4 the link is known of what is stored or is the last that was folded, and of nothing else', async () => {
    const { fetch, snapshot } = over(from(5), 5)
    expect(await linkAt(0, fetch, snapshot)).toEqual(BEGINNING)
    for (const seq of [5, 6]) expect(isSame((await linkAt(seq, fetch, snapshot))!, linkOf(seq))).toBe(true)
    expect(await linkAt(4, fetch, snapshot)).toBeNull()
    expect(await linkAt(4, () => [], async () => null)).toBeNull()
    await expect(linkToFold(4, end, over(from(5), 5))).rejects.toThrow(Damaged)
    expect(await linkToFold(600, end, over([]))).toEqual(end.link)
  })

  it('D4 a log ends where its head says; with links but no head, or another, it was altered', async () => {
    for (const whole of [over(rows), over([], 600)]) expect(isSame((await endOf(600, end.link, whole)).link, end.link)).toBe(true)
    expect(await endOf(0, null, over([]))).toEqual({ seq: 0, link: BEGINNING })
    await expect(endOf(600, null, over(rows))).rejects.toThrow(Damaged)
    await expect(endOf(600, null, over([], 600))).rejects.toThrow(Damaged)
    await expect(endOf(599, end.link, over(rows.slice(0, 599)))).rejects.toThrow(Damaged)
  })
})
