/** What no honest client sends: the document stays untouched, the connection is closed, and that client must drop its document. */
import { CLOSE, OUTDATED_DOCUMENT, type CloseCode } from '../../../shared/protocol/frames.ts'

export class Rejected extends Error {
  readonly close: CloseCode
  constructor(close: CloseCode, reason: string) {
    super(reason)
    this.close = close
  }
}

export const malformed = (reason: string): Rejected => new Rejected(CLOSE.malformed, reason)
export const forbidden = (reason: string): Rejected => new Rejected(CLOSE.forbidden, reason)
export const tooOften = (reason: string): Rejected => new Rejected(CLOSE.rate, reason)
export const tooMuch = (reason: string): Rejected => new Rejected(CLOSE.tooMuch, reason)
export const outdated = (): Rejected => new Rejected(CLOSE.version, OUTDATED_DOCUMENT)
