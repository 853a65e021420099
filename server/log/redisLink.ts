/**
 * The connection to Redis. It never queues while Redis is away and never reconnects behind our back: a lost connection is found
 * out by the next call, which connects again and first makes sure that this Redis still keeps what it acknowledges.
 */
import { createClient, ErrorReply, RESP_TYPES } from 'redis'
import { NotSaved } from './port.ts'

/** How long Redis may take to answer before the connection counts as lost. */
const ANSWER_MS = 5_000
const CONNECT_MS = 2_000
/** How long a failed attempt to connect speaks for the calls that follow it. */
const RETRY_MS = 200

/** This Redis must not be used: retrying will not help, an operator must change it. */
export class Unsuitable extends NotSaved {
  override name = 'Unsuitable'
}

type Argument = string | Uint8Array

export class RedisLink {
  readonly #url: string
  #client: Promise<RedisClient> | null = null
  #failed: { at: number; error: unknown } | null = null
  #closed = false

  constructor(url: string) {
    this.#url = url
    mustBePrivate(url)
  }

  /** Runs a script. After NotSaved Redis may have run it all the same. */
  async run(script: string, keys: readonly string[], args: readonly Argument[]): Promise<unknown> {
    return this.send(['EVAL', script, String(keys.length), ...keys, ...args])
  }

  async send(command: readonly Argument[]): Promise<unknown> {
    const client = await this.#connected()
    const words = command.map((word) => (typeof word === 'string' ? word : Buffer.from(word.buffer, word.byteOffset, word.byteLength)))
    try {
      return await within(ANSWER_MS, client.sendCommand(words))
    } catch (error) {
      if (!(error instanceof ErrorReply)) this.#drop(client)
      throw notSaved(error)
    }
  }

  /** Connects if need be, and looks at the settings of Redis again. */
  async check(): Promise<void> {
    const client = await this.#connected()
    try {
      await within(ANSWER_MS, mustKeep(client))
    } catch (error) {
      if (!(error instanceof ErrorReply) && !(error instanceof NotSaved)) this.#drop(client)
      throw notSaved(error)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    const client = await this.#client?.catch(() => null)
    if (client?.isOpen) client.destroy()
  }

  async #connected(): Promise<RedisClient> {
    if (this.#closed) throw new NotSaved('The store is closed.')
    if (this.#failed && performance.now() - this.#failed.at < RETRY_MS) throw notSaved(this.#failed.error)
    const attempt = (this.#client ??= connect(this.#url))
    try {
      const client = await attempt
      if (client.isReady) return client
      this.#drop(client)
      return await this.#connected()
    } catch (error) {
      if (this.#client === attempt) {
        this.#client = null
        this.#failed = { at: performance.now(), error }
      }
      throw notSaved(error)
    }
  }

  #drop(client: RedisClient): void {
    this.#client = null
    if (client.isOpen) client.destroy()
  }
}

type RedisClient = ReturnType<typeof unconnected>

function unconnected(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: false, connectTimeout: CONNECT_MS },
    commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } },
  })
}

async function connect(url: string): Promise<RedisClient> {
  const client = unconnected(url)
  // Without a listener the event would end the process; the calls that were under way are told by themselves.
  client.on('error', () => {})
  try {
    await within(CONNECT_MS, client.connect())
    await within(ANSWER_MS, mustKeep(client))
    return client
  } catch (error) {
    if (client.isOpen) client.destroy()
    throw error
  }
}

/**
 * Refuses a Redis that could lose or evict what it has acknowledged. `appendfsync always` is required, because only then an
 * answer means "on disk" (a whole event loop's writes share one flush); where it is another and may be set, it is set. Waiting
 * for the flush of `everysec` instead (WAITAOF, from 7.2 on) would hold every edit back for up to a second.
 */
async function mustKeep(client: RedisClient): Promise<void> {
  const version = /redis_version:(\d+)/.exec(String(await client.sendCommand(['INFO', 'server'])))?.[1]
  if (Number(version) < 7) throw new Unsuitable(`Redis ${version} is too old: Plenum needs Redis 7 or later.`)
  const setting = async (name: string): Promise<string> => {
    const reply = await client.sendCommand(['CONFIG', 'GET', name]).catch((cause: unknown) => {
      throw new Unsuitable(`Plenum may not read the setting ${name} of Redis: allow CONFIG GET.`, { cause })
    })
    return valueIn(reply)
  }
  if ((await setting('appendonly')) !== 'yes') {
    throw new Unsuitable('Redis keeps no append-only file, so it would lose what was saved: start it with --appendonly yes.')
  }
  const policy = await setting('maxmemory-policy')
  if (policy !== 'noeviction') {
    throw new Unsuitable(`Redis may evict boards (maxmemory-policy ${policy}): start it with --maxmemory-policy noeviction.`)
  }
  if ((await setting('appendfsync')) === 'always') return
  await client.sendCommand(['CONFIG', 'SET', 'appendfsync', 'always']).catch((cause: unknown) => {
    throw new Unsuitable('Redis acknowledges before it flushes to disk: start it with --appendfsync always.', { cause })
  })
}

/** Off this machine Redis must ask for a password: who reaches it may read and change every board. */
function mustBePrivate(url: string): void {
  const { hostname, password } = new URL(url)
  const loopback = hostname === '' || hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
  if (!loopback && password === '') {
    throw new Unsuitable(`Redis on ${hostname} has no password: set requirepass there, and use redis://:<password>@${hostname} as REDIS_URL.`)
  }
}

/** The value in an answer of CONFIG GET: a map in RESP3, a list in RESP2. */
function valueIn(reply: unknown): string {
  if (reply instanceof Map) return String([...reply.values()][0])
  if (Array.isArray(reply)) return String(reply[1])
  return String(Object.values(reply ?? {})[0])
}

function notSaved(error: unknown): NotSaved {
  if (error instanceof NotSaved) return error
  const why = error instanceof Error ? error.message : String(error)
  return new NotSaved(`Redis did not save: ${why || 'the connection was lost'}.`, { cause: error })
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it did not answer within ${ms / 1000} s`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
