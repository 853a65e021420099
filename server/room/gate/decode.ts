/**
 * Reads an update of the network by hand, into plain data. Yjs' own decoder is never used on it: decoding alone would create
 * roots and allocate what a count announces. What is wrong by itself, whatever the document holds, is rejected here.
 */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { BOUNDS } from './bounds.ts'
import { malformed, Rejected, tooMuch } from './rejected.ts'
import { count, readKey, readValue } from './value.ts'
import { isHigh, isLow } from './surrogates.ts'

export interface Struct {
  client: number
  clock: number
  length: number
  origin: Y.ID | null
  rightOrigin: Y.ID | null
  /** The name of a root, or the id of the struct that holds the parent type; null: that of the origins. */
  parent: string | Y.ID | null
  key: string | null
  kind: 'gc' | 'deleted' | 'string' | 'any' | 'map' | 'text'
  /** Of `string` the text, of `any` the value. */
  value: unknown
}

export interface Update {
  /** By client, in the order of their clocks. */
  sections: { client: number; structs: Struct[] }[]
  deletes: { client: number; ranges: { clock: number; end: number }[] }[]
}

const ORIGIN = 128
const RIGHT_ORIGIN = 64
const KEY = 32

/** Throws Rejected. */
export function decode(update: Uint8Array): Update {
  const decoder = decoding.createDecoder(update)
  try {
    const sections = readSections(decoder)
    const deletes = readDeletes(decoder)
    if (decoder.pos !== update.length) throw malformed('an update that does not end where it should')
    return { sections, deletes }
  } catch (error) {
    // lib0 throws on a truncated update and on bytes that are not UTF-8 (Y14, Y18).
    throw error instanceof Rejected ? error : malformed('an update that cannot be read')
  }
}

function readSections(decoder: decoding.Decoder): Update['sections'] {
  const sections: Update['sections'] = []
  const seen = new Set<number>()
  const budget = { structs: BOUNDS.structs as number }
  for (let n = count(decoder); n > 0; n--) {
    if (sections.length === BOUNDS.sections) throw tooMuch('structs of too many clients')
    const announced = count(decoder)
    const client = decoding.readVarUint(decoder)
    let clock = decoding.readVarUint(decoder)
    if (seen.has(client)) throw malformed('two sections of one client')
    seen.add(client)
    if ((budget.structs -= announced) < 0) throw tooMuch('too many structs')
    const structs: Struct[] = []
    for (let i = 0; i < announced; i++) clock = readStruct(decoder, client, clock, structs, budget)
    sections.push({ client, structs })
  }
  return sections
}

/** Reads one struct into `structs`; returns the clock after it. */
function readStruct(
  decoder: decoding.Decoder, client: number, clock: number, structs: Struct[], budget: { structs: number },
): number {
  const info = decoding.readUint8(decoder)
  const ref = info & 31
  if (ref === 0 || ref === 10) {
    const end = after(clock, decoding.readVarUint(decoder))
    // A skip is a hole: what follows it starts above what we know, which is a gap.
    if (ref === 0) structs.push(struct(client, clock, end - clock, null, null, null, null, 'gc', null))
    return end
  }
  const origin = info & ORIGIN ? readId(decoder) : null
  const rightOrigin = info & RIGHT_ORIGIN ? readId(decoder) : null
  let parent: Struct['parent'] = null
  let key: string | null = null
  if (!origin && !rightOrigin) {
    parent = decoding.readVarUint(decoder) === 1 ? decoding.readVarString(decoder) : readId(decoder)
    if (info & KEY) key = readKey(decoder)
  }
  switch (ref) {
    case 1: {
      const end = after(clock, decoding.readVarUint(decoder))
      structs.push(struct(client, clock, end - clock, origin, rightOrigin, parent, key, 'deleted', null))
      return end
    }
    case 4: {
      const text = decoding.readVarString(decoder)
      const end = after(clock, text.length)
      structs.push(struct(client, clock, text.length, origin, rightOrigin, parent, key, 'string', text))
      return end
    }
    case 7: {
      const type = decoding.readVarUint(decoder)
      if (type !== 1 && type !== 2) throw malformed('a shared type that is neither map nor text')
      structs.push(struct(client, clock, 1, origin, rightOrigin, parent, key, type === 1 ? 'map' : 'text', null))
      return after(clock, 1)
    }
    case 8: {
      // Yjs merges values of one key that were overwritten, so several may come as one; each is a struct of its own here,
      // and only the last can be the key's value: nothing is carried along unseen.
      const many = count(decoder)
      const end = after(clock, many)
      if ((budget.structs -= many - 1) < 0) throw tooMuch('too many structs')
      for (let at = clock; at < end; at++) {
        const value = readValue(decoder)
        if (at === clock) structs.push(struct(client, at, 1, origin, rightOrigin, parent, key, 'any', value))
        else structs.push(struct(client, at, 1, Y.createID(client, at - 1), rightOrigin, null, null, 'any', value))
      }
      return end
    }
    default:
      throw malformed('content that no board holds')
  }
}

function struct(
  client: number, clock: number, length: number, origin: Y.ID | null, rightOrigin: Y.ID | null, parent: Struct['parent'], key: string | null,
  kind: Struct['kind'], value: unknown,
): Struct {
  // Nobody can refer to themselves or to their own future.
  for (const id of [origin, rightOrigin, parent]) {
    if (id instanceof Y.ID && id.client === client && id.clock >= clock) throw malformed('a struct that refers to its own future')
  }
  return { client, clock, length, origin, rightOrigin, parent, key, kind, value }
}

const readId = (decoder: decoding.Decoder): Y.ID => Y.createID(decoding.readVarUint(decoder), decoding.readVarUint(decoder))

function after(clock: number, length: number): number {
  if (length === 0) throw malformed('a length of zero')
  const end = clock + length
  if (end > BOUNDS.clock) throw tooMuch('a clock beyond all use')
  return end
}

function readDeletes(decoder: decoding.Decoder): Update['deletes'] {
  const deletes: Update['deletes'] = []
  const seen = new Set<number>()
  for (let n = count(decoder); n > 0; n--) {
    const client = decoding.readVarUint(decoder)
    if (seen.has(client)) throw malformed('two delete sets of one client')
    seen.add(client)
    const ranges: { clock: number; end: number }[] = []
    for (let m = count(decoder); m > 0; m--) {
      const clock = decoding.readVarUint(decoder)
      ranges.push({ clock, end: after(clock, decoding.readVarUint(decoder)) })
    }
    deletes.push({ client, ranges })
  }
  return deletes
}

/** What of a struct is above a clock in its middle: it follows its own known part. Applying the whole would corrupt Yjs' lists. */
export function trim(whole: Struct, clock: number): Struct {
  const { client, kind, rightOrigin } = whole
  const offset = clock - whole.clock
  const length = whole.length - offset
  if (kind === 'gc') return { ...whole, clock, length }
  let { value } = whole
  if (kind === 'string') {
    const text = value as string
    if (isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset))) throw malformed('half a character is known already')
    value = text.slice(offset)
  }
  return { client, clock, length, origin: Y.createID(client, clock - 1), rightOrigin, parent: null, key: null, kind, value }
}
