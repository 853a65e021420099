/**
 * How often somebody may try (H1, X4). Three hundred people join from one address within a second, so what is counted are
 * failures. Addresses live in memory only, for minutes.
 */
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refused } from './problem.ts'

const TEN_MINUTES = 600

export class Limits {
  /** Wrong ids and invites, by address. A right invite is answered all the same: 128 bits cannot be guessed, and so nobody can lock a room out. */
  readonly #wrongInvites = new RateLimiterMemory({ keyPrefix: 'invite', points: 60, duration: TEN_MINUTES })
  /** Wrong short codes, by address: a code can be guessed, so whoever is over the limit is not even heard. */
  readonly #wrongCodes = new RateLimiterMemory({ keyPrefix: 'code', points: 60, duration: TEN_MINUTES })
  /** Right codes: each adds an invite to the board. */
  readonly #codes = new RateLimiterMemory({ keyPrefix: 'codes', points: 1_000, duration: TEN_MINUTES })
  readonly #wrongKeys = new RateLimiterMemory({ keyPrefix: 'key', points: 10, duration: TEN_MINUTES })
  readonly #boards = new BurstyRateLimiter(
    new RateLimiterMemory({ keyPrefix: 'boards', points: 60, duration: 60 }),
    new RateLimiterMemory({ keyPrefix: 'burst', points: 200, duration: TEN_MINUTES }),
  )
  readonly #exports = new RateLimiterMemory({ keyPrefix: 'export', points: 20, duration: 60 })
  readonly #contents = new RateLimiterMemory({ keyPrefix: 'content', points: 30, duration: 60 })
  readonly #imports = new RateLimiterMemory({ keyPrefix: 'import', points: 20, duration: 60 })

  wrongInvite = (address: string): Promise<void> => spend(this.#wrongInvites, network(address))
  wrongCode = (address: string): Promise<void> => spend(this.#wrongCodes, network(address))
  wrongKey = (address: string): Promise<void> => spend(this.#wrongKeys, network(address))
  useCode = (address: string): Promise<void> => spend(this.#codes, network(address))
  /** Refuses an address that has guessed too many codes. */
  mayTryCode = (address: string): Promise<void> => refuseWhenSpent(this.#wrongCodes, network(address))
  mayTryKey = (address: string): Promise<void> => refuseWhenSpent(this.#wrongKeys, network(address))
  createBoard = (address: string): Promise<void> => spend(this.#boards, network(address))
  exportBoard = (member: string): Promise<void> => spend(this.#exports, member)
  readContent = (member: string): Promise<void> => spend(this.#contents, member)
  importCards = (member: string): Promise<void> => spend(this.#imports, member)
}

async function spend(limiter: Pick<RateLimiterMemory, 'consume'> | BurstyRateLimiter, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (spent) {
    throw tooMany(spent)
  }
}

async function refuseWhenSpent(limiter: RateLimiterMemory, key: string): Promise<void> {
  const state = await limiter.get(key)
  if (state && state.consumedPoints >= limiter.points) throw tooMany(state)
}

function tooMany(spent: unknown): unknown {
  if (!(spent instanceof RateLimiterRes)) return spent
  return new Refused('too-many', undefined, Math.max(1, Math.ceil(spent.msBeforeNext / 1_000)))
}

/** Who holds one IPv6 address holds the /64 around it. */
export function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail = ''] = plain.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === '' ? [] : tail.split(':')
  const middle = plain.includes('::') ? Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0') : []
  return [...left, ...middle, ...right].slice(0, 4).join(':')
}
