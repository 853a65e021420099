/** The answer to joining, read piece by piece as it comes: over a thin line its parts are seconds apart. */
import type { Joined } from '../../shared/protocol/http.ts'
import type { Sight } from '../../shared/protocol/sight.ts'

export interface Entered extends Joined {
  /** What there is to read before the document. */
  first: Sight | null
  /** The document, which may still be on its way. Null where it does not come along. */
  content: Promise<Uint8Array | null>
}

/** Rejects where nobody is in; whoever is in is told so, whatever becomes of the rest. */
export async function readJoined(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Entered> {
  const pieces = new Pieces(body)
  const line = await pieces.until((held) => held.indexOf(10) + 1 || null)
  const joined = JSON.parse(new TextDecoder().decode(line)) as Joined
  const { sight = 0 } = joined
  const first = sight === 0 ? null : await pieces.until((held) => (held.length < sight ? null : sight)).then(unpacked).then((json) => JSON.parse(new TextDecoder().decode(json)) as Sight).catch(() => null)
  const content = pieces.until(() => null).then((rest) => (rest.length > 0 ? unpacked(rest) : null)).catch(() => null)
  return { ...joined, first, content }
}

class Pieces {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>
  #held = new Uint8Array()

  constructor(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
    this.#reader = body.getReader()
  }

  /** As many bytes as `length` says once there are enough of them; all that come where it never says. */
  async until(length: (held: Uint8Array) => number | null): Promise<Uint8Array<ArrayBuffer>> {
    let taken = length(this.#held)
    for (let more = true; more && taken === null; taken = length(this.#held)) more = await this.#read()
    const bytes = this.#held.slice(0, taken ?? undefined)
    this.#held = this.#held.slice(bytes.length)
    return bytes
  }

  async #read(): Promise<boolean> {
    const { value } = await this.#reader.read()
    if (value === undefined) return false
    const held = new Uint8Array(this.#held.length + value.length)
    held.set(this.#held)
    held.set(value, this.#held.length)
    this.#held = held
    return true
  }
}

async function unpacked(gzip: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([gzip]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer())
}
