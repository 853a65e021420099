/** The configuration: read once from the environment, validated, and never looked up again. */
import { isIP } from 'node:net'
import * as z from 'zod'
import { ID } from '../shared/board/place.ts'

export interface Config {
  port: number
  /** The address to listen on; undefined: all of them. */
  host: string | undefined
  dataDir: string
  /** Where the shared log is; undefined: the embedded store in `dataDir`. */
  redisUrl: string | undefined
  /** The origin people see, when a proxy stands in front. */
  publicUrl: URL | undefined
  /** What X-Forwarded-For is believed from: nobody, so many proxies, or these addresses. */
  trustProxy: false | number | string[]
  /** Needed to create a board; undefined: anyone may. */
  createKey: string | undefined
  /** How long a board lives at most; undefined: until somebody deletes it. */
  retentionDays: number | undefined
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  nodeName: string | undefined
  nodeUrl: URL | undefined
}

/** A configuration nobody can start with; the message is one sentence that names the variable. */
export class BadConfig extends Error {
  override name = 'BadConfig'
}

const whole = (least: number, most: number) =>
  z.string().regex(/^\d{1,9}$/).transform(Number).pipe(z.number().min(least).max(most))
const webAddress = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol))
const origin = webAddress(['http:', 'https:']).transform((value) => new URL(value))
/** An address, a network of them, or a name that Express knows networks by. */
function isTrusted(given: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(given)) return true
  const [address = '', bits, ...more] = given.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return more.length === 0 && most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= most))
}

/** What each variable must be, in the words that follow its name. */
const MUST = {
  PORT: 'must be a whole number from 0 to 65535',
  HOST: 'must be an address or a host name',
  DATA_DIR: 'must be a directory',
  REDIS_URL: 'must be a redis:// or rediss:// address',
  PUBLIC_URL: 'must be an http:// or https:// address and nothing after it',
  TRUST_PROXY: 'must be a number of proxies from 1 to 16, or a list of their addresses separated by commas',
  CREATE_KEY: 'must not be empty',
  RETENTION_DAYS: 'must be a whole number from 1 to 3650',
  LOG_LEVEL: 'must be one of fatal, error, warn, info, debug, trace, silent',
  NODE_NAME: 'must be made of letters, digits, - and _',
  NODE_URL: 'must be an http:// or https:// address',
} as const

const environment = z.object({
  PORT: whole(0, 65_535).optional(),
  HOST: z.string().regex(/^[A-Za-z0-9.:_-]{1,253}$/).optional(),
  DATA_DIR: z.string().refine((value) => !value.includes('\0')).optional(),
  REDIS_URL: webAddress(['redis:', 'rediss:']).optional(),
  PUBLIC_URL: origin.refine((url) => url.href === `${url.origin}/`).optional(),
  TRUST_PROXY: z.union([
    z.enum(['false', '0']).transform(() => false as const),
    z.literal('true').transform(() => 1),
    whole(1, 16),
    z.string().transform((value) => value.split(',').map((part) => part.trim())).refine((parts) => parts.every(isTrusted)),
  ]).optional(),
  CREATE_KEY: z.string().min(1).optional(),
  RETENTION_DAYS: whole(1, 3_650).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  NODE_NAME: z.string().regex(ID).optional(),
  NODE_URL: origin.optional(),
})

/** Reads the configuration; a variable that is empty counts as unset. Throws BadConfig. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.keys(MUST).map((name) => [name, env[name]?.trim() || undefined]))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0] as keyof typeof MUST
    throw new BadConfig(`${name} ${MUST[name]}.`)
  }
  const value = parsed.data
  return {
    port: value.PORT ?? 3000,
    host: value.HOST,
    dataDir: value.DATA_DIR ?? './data',
    redisUrl: value.REDIS_URL,
    publicUrl: value.PUBLIC_URL,
    trustProxy: value.TRUST_PROXY ?? false,
    createKey: value.CREATE_KEY,
    retentionDays: value.RETENTION_DAYS,
    logLevel: value.LOG_LEVEL ?? 'info',
    nodeName: value.NODE_NAME,
    nodeUrl: value.NODE_URL,
  }
}
