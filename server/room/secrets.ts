/**
 * Invites, tokens and the short code. Invites and tokens are handed out once and kept only as hashes (D1). The short code is
 * kept as it is, because moderators must be able to read it out; it opens no more than a participant's invite.
 */
import { hash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** 192 random bits in base64url: also a valid WebSocket subprotocol token. */
export const newSecret = (): string => randomBytes(24).toString('base64url')

export const hashSecret = (secret: string): string => hash('sha256', secret, 'base64url')

/** Compares two hashes without telling by its time how much of them is equal. */
export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Without 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: read aloud and copied by hand. */
const CODE_ALPHABET = 'ACDEFGHJKMNPQRTWXY34679'
const CODE_LENGTH = 8

export function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')
}

/** What a person typed, as codes are kept; null when it can be no code. */
export function normalCode(typed: string): string | null {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}_.]/gu, '')
  return code.length === CODE_LENGTH && [...code].every((letter) => CODE_ALPHABET.includes(letter)) ? code : null
}

/** As it is shown: two halves, `XXXX-XXXX`. */
export const shownCode = (code: string): string => `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`
