/**
 * How entries, snapshots and meta lie in a store: `crc32 (4 bytes) · format (1 byte) · [link (32 bytes)] · body`.
 * The checksum is seeded with the seq, so that an entry put in another's place is noticed as well. Entries and snapshots of format 2 bear
 * their link (chain.ts); in those of format 1, which are older, the hash of the body stands for it.
 */
import { crc32 } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { BEGINNING, hashOf, isSame, LINK, linkAfter, type Link } from './chain.ts'
import { Damaged } from './port.ts'
import type { BoardMeta, Entry, Snapshot, StoredEntry } from './port.ts'

/** Raise it when a body changes, and keep reading the older ones. */
const FORMAT = { plain: 1, linked: 2 } as const
const HEAD = 5
const KIND = { update: 0, event: 1 } as const

/** What lies in the store, and its link. */
export interface Linked {
  bytes: Uint8Array
  link: Link
}

/** The entry that follows `before`. */
export function encodeEntry(seq: number, entry: Entry, before: Link): Linked {
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
  return linked(seq, encoding.toUint8Array(body), before, seq)
}

/** Throws Damaged, also where it does not follow `before` (null: nobody knows what came before). */
export function decodeEntry(seq: number, bytes: Uint8Array, before: Link | null): { entry: StoredEntry; link: Link } {
  return decoded(`Entry ${seq}`, () => {
    const { body: content, link, format } = opened(seq, bytes)
    if (before && format === FORMAT.linked && !isSame(link, linkAfter(before, seq, content))) throw new Error(ALTERED)
    const body = decoding.createDecoder(content)
    const kind = decoding.readUint8(body)
    const at = decoding.readFloat64(body)
    const entry = kind === KIND.event ? readEvent(body) : readUpdate(body, kind)
    if (decoding.hasContent(body)) throw new Error('it is longer than its content')
    return { entry: { seq, at, ...entry }, link }
  })
}

/** The link of a stored entry. Throws Damaged. */
export const linkIn = (seq: number, bytes: Uint8Array): Link => decoded(`Entry ${seq}`, () => opened(seq, bytes).link)

export const isLinked = (bytes: Uint8Array): boolean => bytes[4] === FORMAT.linked

/** A snapshot, and the link of the last entry in it. */
export interface LinkedSnapshot extends Snapshot {
  link: Link
  /** Not one that is older than links. */
  linked: boolean
}

export function encodeSnapshot(snapshot: Snapshot, link: Link): Uint8Array {
  const head = encoding.createEncoder()
  encoding.writeUint8Array(head, link)
  encoding.writeVarUint(head, snapshot.seq)
  const seq = encoding.toUint8Array(head)
  const body = new Uint8Array(seq.length + snapshot.data.length)
  body.set(seq)
  body.set(snapshot.data, seq.length)
  return linked(0, body, BEGINNING, 0).bytes
}

/** Throws Damaged. */
export function decodeSnapshot(bytes: Uint8Array): LinkedSnapshot {
  return decoded('The snapshot', () => {
    const { body: content, link: own, format } = opened(0, bytes)
    const body = decoding.createDecoder(content)
    if (format === FORMAT.linked && !isSame(own, linkAfter(BEGINNING, 0, content))) throw new Error(ALTERED)
    const link = format === FORMAT.linked ? decoding.readUint8Array(body, LINK).slice() : own
    return { seq: decoding.readVarUint(body), data: decoding.readTailAsUint8Array(body).slice(), link, linked: format === FORMAT.linked }
  })
}

export function encodeMeta({ createdAt, expiresAt, code }: BoardMeta): Uint8Array {
  return sealed(0, new TextEncoder().encode(JSON.stringify({ createdAt, expiresAt, code })))
}

export function decodeMeta(bytes: Uint8Array): BoardMeta {
  return decoded("The board's record", () => JSON.parse(new TextDecoder().decode(opened(0, bytes).body)))
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

function linked(seed: number, body: Uint8Array, before: Link, seq: number): Linked {
  const link = linkAfter(before, seq, body)
  const content = new Uint8Array(LINK + body.length)
  content.set(link)
  content.set(body, LINK)
  return { bytes: sealed(seed, content, FORMAT.linked), link }
}

function sealed(seed: number, body: Uint8Array, format: number = FORMAT.plain): Uint8Array {
  const bytes = new Uint8Array(HEAD + body.length)
  bytes[4] = format
  bytes.set(body, HEAD)
  new DataView(bytes.buffer).setUint32(0, crc32(bytes.subarray(4), seed >>> 0))
  return bytes
}

function opened(seed: number, bytes: Uint8Array): { body: Uint8Array; link: Link; format: number } {
  if (bytes.length < HEAD) throw new Error('it is cut short')
  const checksum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  if (checksum !== crc32(bytes.subarray(4), seed >>> 0)) throw new Error('its checksum does not match')
  const format = bytes[4]!
  const body = bytes.subarray(HEAD)
  if (format === FORMAT.plain) return { body, link: hashOf(body), format }
  if (format !== FORMAT.linked) throw new Error(`it is in format ${format}, written by another version of Plenum`)
  if (body.length < LINK) throw new Error('it is cut short')
  return { body: body.subarray(LINK), link: body.slice(0, LINK), format }
}

function decoded<T>(what: string, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Damaged(`${what} cannot be read: ${why}. ${RESTORE}`, { cause })
  }
}

const ALTERED = 'it does not follow from what was stored before it, so something here was altered'

/** What the operator is told to do about a damaged store. */
export const RESTORE =
  'Stop Plenum, keep a copy of the store as it is, and restore it from the last backup (docs/OPERATIONS.md, "Restore").'
