/**
 * How entries, snapshots and meta lie in a store: `crc32 (4 bytes) · format (1 byte) · body`.
 * The checksum is seeded with the seq, so that an entry put in another's place is noticed as well.
 */
import { crc32 } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Damaged } from './port.ts'
import type { BoardMeta, Entry, Snapshot, StoredEntry } from './port.ts'

/** Raise it when a body changes, and keep reading the older ones. */
const FORMAT = 1
const HEAD = 5
const KIND = { update: 0, event: 1 } as const

export function encodeEntry(seq: number, entry: Entry): Uint8Array {
  const body = encoding.createEncoder()
  encoding.writeUint8(body, KIND[entry.kind])
  encoding.writeFloat64(body, entry.at)
  if (entry.kind === 'event') encoding.writeVarString(body, JSON.stringify(entry.event))
  else {
    encoding.writeVarString(body, entry.doc)
    writeNullable(body, entry.actor)
    // One more than their number: 0 means that the field is absent.
    encoding.writeVarUint(body, entry.claims ? entry.claims.length + 1 : 0)
    for (const [client, participant] of entry.claims ?? []) {
      encoding.writeVarUint(body, client)
      writeNullable(body, participant)
    }
    encoding.writeVarUint8Array(body, entry.update)
  }
  return sealed(seq, encoding.toUint8Array(body))
}

export function decodeEntry(seq: number, bytes: Uint8Array): StoredEntry {
  return decoded(`Entry ${seq}`, () => {
    const body = decoding.createDecoder(opened(seq, bytes))
    const kind = decoding.readUint8(body)
    const at = decoding.readFloat64(body)
    const entry = kind === KIND.event ? readEvent(body) : readUpdate(body, kind)
    if (decoding.hasContent(body)) throw new Error('it is longer than its content')
    return { seq, at, ...entry }
  })
}

export function encodeSnapshot(snapshot: Snapshot): Uint8Array {
  const head = encoding.createEncoder()
  encoding.writeVarUint(head, snapshot.seq)
  const seq = encoding.toUint8Array(head)
  const body = new Uint8Array(seq.length + snapshot.data.length)
  body.set(seq)
  body.set(snapshot.data, seq.length)
  return sealed(0, body)
}

export function decodeSnapshot(bytes: Uint8Array): Snapshot {
  return decoded('The snapshot', () => {
    const body = decoding.createDecoder(opened(0, bytes))
    return { seq: decoding.readVarUint(body), data: decoding.readTailAsUint8Array(body).slice() }
  })
}

export function encodeMeta({ createdAt, expiresAt, code }: BoardMeta): Uint8Array {
  return sealed(0, new TextEncoder().encode(JSON.stringify({ createdAt, expiresAt, code })))
}

export function decodeMeta(bytes: Uint8Array): BoardMeta {
  return decoded("The board's record", () => JSON.parse(new TextDecoder().decode(opened(0, bytes))))
}

function readUpdate(body: decoding.Decoder, kind: number): Extract<Entry, { kind: 'update' }> | Omit<Extract<Entry, { kind: 'update' }>, 'at'> {
  if (kind !== KIND.update) throw new Error(`it is of the unknown kind ${kind}`)
  const doc = decoding.readVarString(body)
  const actor = readNullable(body)
  const count = decoding.readVarUint(body)
  const claims: [number, string | null][] = []
  for (let i = 1; i < count; i++) claims.push([decoding.readVarUint(body), readNullable(body)])
  // Copied: the store may reuse the memory that it has handed out.
  const update = decoding.readVarUint8Array(body).slice()
  return { kind: 'update', doc, actor, update, ...(count > 0 && { claims }) }
}

function readEvent(body: decoding.Decoder): Omit<Extract<Entry, { kind: 'event' }>, 'at'> {
  return { kind: 'event', event: JSON.parse(decoding.readVarString(body)) }
}

function writeNullable(body: encoding.Encoder, text: string | null): void {
  encoding.writeUint8(body, text === null ? 0 : 1)
  if (text !== null) encoding.writeVarString(body, text)
}

function readNullable(body: decoding.Decoder): string | null {
  return decoding.readUint8(body) === 0 ? null : decoding.readVarString(body)
}

function sealed(seed: number, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(HEAD + body.length)
  bytes[4] = FORMAT
  bytes.set(body, HEAD)
  new DataView(bytes.buffer).setUint32(0, crc32(bytes.subarray(4), seed >>> 0))
  return bytes
}

function opened(seed: number, bytes: Uint8Array): Uint8Array {
  if (bytes.length < HEAD) throw new Error('it is cut short')
  const checksum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  if (checksum !== crc32(bytes.subarray(4), seed >>> 0)) throw new Error('its checksum does not match')
  if (bytes[4] !== FORMAT) throw new Error(`it is in format ${bytes[4]}, written by another version of Plenum`)
  return bytes.subarray(HEAD)
}

function decoded<T>(what: string, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Damaged(`${what} cannot be read: ${why}. ${RESTORE}`, { cause })
  }
}

/** What the operator is told to do about a damaged store. */
export const RESTORE =
  'Stop Plenum, keep a copy of the store as it is, and restore it from the last backup (docs/OPERATIONS.md, "Restore").'
