/** A board folded up to some entry, as one value for the store. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Damaged } from '../log/port.ts'
import type { Facts } from './facts.ts'
import { decodeFacts, encodeFacts } from './keptFacts.ts'

export interface SnapshotParts {
  facts: Facts
  /** When the last entry was made, ms; 0: not known. */
  at: number
  claims: readonly [client: number, participant: string | null][]
  /** Client ids of a document that this one has taken the place of (SAVE-3). */
  retired: readonly number[]
  /** By name, as in the log: the board first. */
  docs: readonly [name: string, update: Uint8Array][]
}

/** Raise it when the value changes, and keep reading the older ones. 2: `at` and `retired`. */
const VERSION = 2

export function encodeSnapshot({ facts, at, claims, retired, docs }: SnapshotParts): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, VERSION)
  encoding.writeVarUint8Array(encoder, encodeFacts(facts))
  encoding.writeFloat64(encoder, at)
  encoding.writeVarUint(encoder, claims.length)
  for (const [client, participant] of claims) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarString(encoder, participant ?? '')
  }
  encoding.writeVarUint(encoder, retired.length)
  for (const client of retired) encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, docs.length)
  for (const [name, update] of docs) {
    encoding.writeVarString(encoder, name)
    encoding.writeVarUint8Array(encoder, update)
  }
  return encoding.toUint8Array(encoder)
}

/** Throws Damaged. */
export function decodeSnapshot(data: Uint8Array): SnapshotParts {
  const decoder = decoding.createDecoder(data)
  const version = decoding.readVarUint(decoder)
  if (version < 1 || version > VERSION) throw new Damaged(`a snapshot of version ${version}; this server reads up to ${VERSION}`)
  const facts = decodeFacts(decoding.readVarUint8Array(decoder))
  const at = version > 1 ? decoding.readFloat64(decoder) : 0
  const claims = many(decoder, () => [decoding.readVarUint(decoder), decoding.readVarString(decoder) || null] as [number, string | null])
  const retired = version > 1 ? many(decoder, () => decoding.readVarUint(decoder)) : []
  const docs = many(decoder, () => [decoding.readVarString(decoder), decoding.readVarUint8Array(decoder)] as [string, Uint8Array])
  return { facts, at, claims, retired, docs }
}

function many<T>(decoder: decoding.Decoder, read: () => T): T[] {
  return Array.from({ length: decoding.readVarUint(decoder) }, read)
}
