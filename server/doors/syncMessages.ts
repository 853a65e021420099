/** What a sync client may say: one message of the y-protocols per frame, and nothing after it. */
import * as decoding from 'lib0/decoding'
import { FRAME, SYNC } from '../../shared/protocol/frames.ts'

export type SyncMessage =
  | { kind: 'ask'; stateVector: Uint8Array }
  | { kind: 'offer'; update: Uint8Array; live: boolean }
  | { kind: 'aware'; update: Uint8Array }
  /** Asks who is here; everybody is told unasked. */
  | { kind: 'who' }

/** Null: no client of ours and no stock client sends this (W10). Payloads are views of the frame. */
export function parseMessage(frame: Uint8Array): SyncMessage | null {
  try {
    const decoder = decoding.createDecoder(frame)
    const message = read(decoder)
    return decoding.hasContent(decoder) ? null : message
  } catch {
    return null
  }
}

function read(decoder: decoding.Decoder): SyncMessage | null {
  switch (decoding.readVarUint(decoder)) {
    case FRAME.sync: {
      const step = decoding.readVarUint(decoder)
      const payload = decoding.readVarUint8Array(decoder)
      if (step === SYNC.step1) return { kind: 'ask', stateVector: payload }
      return step === SYNC.step2 || step === SYNC.update ? { kind: 'offer', update: payload, live: step === SYNC.update } : null
    }
    case FRAME.awareness:
      return { kind: 'aware', update: decoding.readVarUint8Array(decoder) }
    case FRAME.queryAwareness:
      return { kind: 'who' }
    default:
      return null
  }
}
