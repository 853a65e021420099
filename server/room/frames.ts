/** Encoding of the frames a room sends: y-protocols' sync and awareness, and Plenum's `saved` and `refused`. */
import * as encoding from 'lib0/encoding'
import { FRAME, SYNC } from '../../shared/protocol/frames.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, FRAME.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, payload)
  })
}

export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(SYNC.step1, stateVector)
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.step2, update)
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.update, update)

export interface AwarenessEntry {
  client: number
  clock: number
  /** JSON; `null` for someone who left. */
  state: string
}

export function awarenessFrame(entries: readonly AwarenessEntry[]): Uint8Array {
  const update = frame((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  })
  return frame((encoder) => {
    encoding.writeVarUint(encoder, FRAME.awareness)
    encoding.writeVarUint8Array(encoder, update)
  })
}

/** `saved`: for each client id, all of its edits below the clock are durable. */
export function savedFrame(clocks: readonly (readonly [client: number, clock: number])[]): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, FRAME.saved)
    encoding.writeVarUint(encoder, clocks.length)
    for (const [client, clock] of clocks) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
    }
  })
}

export function refusedFrame(refusal: Refusal): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, FRAME.refused)
    encoding.writeVarString(encoder, JSON.stringify(refusal))
  })
}
