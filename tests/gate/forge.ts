/** Updates written byte by byte, as no Yjs client would write them. */
import * as encoding from 'lib0/encoding'

type Write = (encoder: encoding.Encoder) => void
export type Ref = readonly [client: number, clock: number]

export interface ForgedItem {
  origin?: Ref
  right?: Ref
  /** A root's name, or the struct that holds the parent type. */
  parent?: string | Ref
  key?: string
  content: readonly [ref: number, write: Write]
}

export const string = (text: string): ForgedItem['content'] => [4, (out) => encoding.writeVarString(out, text)]
export const any = (...values: unknown[]): ForgedItem['content'] => [8, (out) => {
  encoding.writeVarUint(out, values.length)
  for (const value of values) encoding.writeAny(out, value as Parameters<typeof encoding.writeAny>[1])
}]
export const type = (ref: number): ForgedItem['content'] => [7, (out) => encoding.writeVarUint(out, ref)]
export const map = type(1)
export const ytext = type(2)
export const deleted = (length: number): ForgedItem['content'] => [1, (out) => encoding.writeVarUint(out, length)]
/** Content of any other kind: its number and its bytes. */
export const raw = (ref: number, ...bytes: number[]): ForgedItem['content'] => [ref, (out) => bytes.forEach((byte) => encoding.write(out, byte))]

export const gc = (length: number): Write => (out) => {
  encoding.writeUint8(out, 0)
  encoding.writeVarUint(out, length)
}

export const skip = (length: number): Write => (out) => {
  encoding.writeUint8(out, 10)
  encoding.writeVarUint(out, length)
}

export const item = ({ origin, right, parent, key, content: [ref, write] }: ForgedItem): Write => (out) => {
  encoding.writeUint8(out, ref | (origin ? 128 : 0) | (right ? 64 : 0) | (key === undefined ? 0 : 32))
  for (const id of [origin, right]) if (id) writeRef(out, id)
  if (!origin && !right) {
    encoding.writeVarUint(out, typeof parent === 'string' ? 1 : 0)
    if (typeof parent === 'string') encoding.writeVarString(out, parent)
    else writeRef(out, parent ?? [0, 0])
    if (key !== undefined) encoding.writeVarString(out, key)
  }
  write(out)
}

function writeRef(out: encoding.Encoder, [client, clock]: Ref): void {
  encoding.writeVarUint(out, client)
  encoding.writeVarUint(out, clock)
}

export interface ForgedSection {
  client: number
  clock?: number
  structs: Write[]
  /** What the update says there are; by default the truth. */
  announced?: number
}

export function forge(sections: ForgedSection[], deletes: readonly (readonly [client: number, clock: number, length: number])[] = []): Uint8Array {
  const out = encoding.createEncoder()
  encoding.writeVarUint(out, sections.length)
  for (const { client, clock = 0, structs, announced = structs.length } of sections) {
    encoding.writeVarUint(out, announced)
    encoding.writeVarUint(out, client)
    encoding.writeVarUint(out, clock)
    for (const write of structs) write(out)
  }
  encoding.writeVarUint(out, deletes.length)
  for (const [client, clock, length] of deletes) {
    encoding.writeVarUint(out, client)
    encoding.writeVarUint(out, 1)
    encoding.writeVarUint(out, clock)
    encoding.writeVarUint(out, length)
  }
  return encoding.toUint8Array(out)
}
