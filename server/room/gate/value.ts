/** Reads one plain value: JSON and nothing else. No BigInt, NaN, bytes or undefined; no key that reaches a prototype (Y10, Y11). */
import * as decoding from 'lib0/decoding'
import { BOUNDS } from './bounds.ts'
import { malformed } from './rejected.ts'

const REACHING = new Set(['__proto__', 'constructor', 'prototype'])

export function readKey(decoder: decoding.Decoder): string {
  const key = decoding.readVarString(decoder)
  if (key.length > BOUNDS.key || REACHING.has(key)) throw malformed('a key that may not be used')
  return key
}

export function readValue(decoder: decoding.Decoder, depth: number = BOUNDS.depth): unknown {
  if (depth === 0) throw malformed('a value nested too deep')
  switch (decoding.readUint8(decoder)) {
    case 126:
      return null
    case 125:
      return finite(decoding.readVarInt(decoder))
    case 124:
      return finite(decoding.readFloat32(decoder))
    case 123:
      return finite(decoding.readFloat64(decoder))
    case 121:
      return false
    case 120:
      return true
    case 119:
      return decoding.readVarString(decoder)
    case 118: {
      const out: Record<string, unknown> = {}
      for (let n = count(decoder); n > 0; n--) out[readKey(decoder)] = readValue(decoder, depth - 1)
      return out
    }
    case 117: {
      const out: unknown[] = []
      for (let n = count(decoder); n > 0; n--) out.push(readValue(decoder, depth - 1))
      return out
    }
    default:
      throw malformed('a value that is not JSON')
  }
}

/** A count of things that each take at least one byte: a few bytes cannot announce a million of them (Y1). */
export function count(decoder: decoding.Decoder): number {
  const n = decoding.readVarUint(decoder)
  if (n > decoder.arr.length - decoder.pos) throw malformed('a count beyond the end')
  return n
}

function finite(n: number): number {
  if (!Number.isFinite(n)) throw malformed('a number that is none')
  return n
}
