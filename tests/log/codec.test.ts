/** What lies in a store, byte by byte: whatever of it is not as it was written is called damage, with what to do, and never read. */
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { BEGINNING } from '../../server/log/chain.ts'
import { decodeEntry, decodeMeta, decodeSnapshot, encodeEntry, encodeMeta, encodeSnapshot, linkIn } from '../../server/log/codec.ts'
import { Damaged, type Entry } from '../../server/log/port.ts'

const EVENT: Entry = { kind: 'event', at: 7, event: { type: 'x' } }
const UPDATE: Entry = { kind: 'update', at: 8, doc: 'board', actor: null, update: new Uint8Array([1, 2, 3]), claims: [[5, 'p1'], [6, null]] }
const META = { createdAt: 1, expiresAt: 2, code: 'ABC' }

/** A hash is a Buffer, what is read is none: their bytes are what counts. */
const plain = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes)

/** With another format or more at its end, and a checksum that fits. */
function remade(bytes: Uint8Array, seed: number, change: { format?: number; more?: number[] }): Uint8Array {
  const made = new Uint8Array([...bytes, ...(change.more ?? [])])
  if (change.format !== undefined) made[4] = change.format
  new DataView(made.buffer).setUint32(0, crc32(made.subarray(4), seed))
  return made
}

/** The sentence of the refusal; it is one that says what to do. */
function refused(read: () => unknown): string {
  let said = ''
  expect(() => {
    try {
      read()
    } catch (error) {
      said = String(error)
      throw error
    }
  }).toThrow(Damaged)
  expect(said).toContain('restore it from the last backup')
  return said
}

describe('what lies in a store', () => {
  it.each([['an event', EVENT], ['an update with claims', UPDATE]])('LOG-3 %s comes back as it went in, and the chain goes on from it', (_, entry) => {
    const first = encodeEntry(1, entry, BEGINNING)
    const second = encodeEntry(2, entry, first.link)
    expect(decodeEntry(1, first.bytes, BEGINNING)).toEqual({ entry: { seq: 1, ...entry }, link: plain(first.link) })
    expect(decodeEntry(2, second.bytes, first.link)).toEqual({ entry: { seq: 2, ...entry }, link: plain(second.link) })
    expect(linkIn(2, second.bytes)).toEqual(plain(second.link))
  })

  it('LOG-3 a snapshot comes back with the link of the last entry in it, and a record as it was', () => {
    const { link } = encodeEntry(9, EVENT, BEGINNING)
    const snapshot = { seq: 9, data: new Uint8Array([4, 5]) }
    expect(decodeSnapshot(encodeSnapshot(snapshot, link))).toEqual({ ...snapshot, link: plain(link), linked: true })
    expect(decodeMeta(encodeMeta(META))).toEqual(META)
  })

  it('LOG-6 one bit that is another, anywhere, is noticed', () => {
    const { bytes } = encodeEntry(3, UPDATE, BEGINNING)
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const harmed = bytes.slice()
      harmed[bit >> 3]! ^= 1 << (bit & 7)
      expect(() => decodeEntry(3, harmed, BEGINNING), `bit ${bit}`).toThrow(Damaged)
    }
  })

  it('LOG-6 an entry or snapshot that is cut short is noticed, wherever it ends', () => {
    const { bytes, link } = encodeEntry(3, EVENT, BEGINNING)
    const snapshot = encodeSnapshot({ seq: 3, data: new Uint8Array(2) }, link)
    for (let length = 0; length < bytes.length; length++) refused(() => decodeEntry(3, bytes.subarray(0, length), BEGINNING))
    for (let length = 0; length < snapshot.length; length++) refused(() => decodeSnapshot(snapshot.subarray(0, length)))
    expect(refused(() => decodeEntry(3, remade(bytes.subarray(0, 20), 3, {}), BEGINNING))).toContain('cut short')
  })

  it('LOG-6 an entry in another one’s place is noticed', () => {
    const { bytes } = encodeEntry(3, EVENT, BEGINNING)
    expect(refused(() => decodeEntry(4, bytes, null))).toContain('checksum')
  })

  it('SAVE-2 what another version of Plenum wrote is said to be that, and not read', () => {
    const { bytes, link } = encodeEntry(3, EVENT, BEGINNING)
    expect(refused(() => decodeEntry(3, remade(bytes, 3, { format: 3 }), BEGINNING))).toContain('format 3, written by another version')
    expect(refused(() => decodeSnapshot(remade(encodeSnapshot({ seq: 3, data: new Uint8Array(2) }, link), 0, { format: 9 })))).toContain('format 9')
    expect(refused(() => decodeMeta(remade(encodeMeta(META), 0, { format: 0 })))).toContain('format 0')
  })

  it('D4 what was altered with its checksum made to fit is noticed by its link', () => {
    const { bytes, link } = encodeEntry(3, EVENT, BEGINNING)
    expect(refused(() => decodeEntry(3, remade(bytes, 3, { more: [0] }), BEGINNING))).toContain('altered')
    expect(refused(() => decodeEntry(3, bytes, link))).toContain('altered')
    expect(refused(() => decodeSnapshot(remade(encodeSnapshot({ seq: 3, data: new Uint8Array(2) }, link), 0, { more: [0] })))).toContain('altered')
  })

  it('LOG-6 more than an entry holds is noticed also where nobody knows what came before', () => {
    const { bytes } = encodeEntry(3, EVENT, BEGINNING)
    expect(refused(() => decodeEntry(3, remade(bytes, 3, { more: [0] }), null))).toContain('longer than its content')
  })
})
