/** What was refused, with the text it cost: kept until the person has copied it, put it elsewhere or dismissed it. */
import { REFUSALS, type Refusal } from '../../shared/rules/refusal.ts'
import type { Watch } from './watch.ts'

export interface RefusalNote extends Refusal {
  /** Of this note, on this screen. */
  readonly id: number
}

const MOST = 50
/** A text is lost for good with its note: of those more are kept than anybody writes in a day without a line. */
const MOST_TEXTS = 1_000

export class Refusals {
  #notes: readonly RefusalNote[] = []
  #next = 1
  readonly #watch: Watch

  constructor(watch: Watch) {
    this.#watch = watch
  }

  get notes(): readonly RefusalNote[] {
    return this.#notes
  }

  /** Letters refused one by one as somebody typed on are one note with one text. */
  add(refusal: Refusal): void {
    const last = this.#notes.at(-1)
    if (last && last.code === refusal.code && last.path === refusal.path) {
      this.#set([...this.#notes.slice(0, -1), { ...last, text: (last.text ?? '') + (refusal.text ?? '') }])
    } else this.#set([...this.#notes, { ...refusal, id: this.#next++ }])
  }

  dismiss(id: number): void {
    this.#set(this.#notes.filter((note) => note.id !== id))
  }

  /** Old notes without a text go first. */
  #set(notes: readonly RefusalNote[]): void {
    const spare = notes.length > MOST ? (notes.find((note) => !note.text) ?? (notes.length > MOST_TEXTS ? notes[0] : undefined)) : undefined
    this.#notes = spare ? notes.filter((note) => note !== spare) : notes
    this.#watch.notify(['refusals'])
  }
}

/** What an earlier page wrote down; what cannot be read is left out. */
export function readRefusals(written: string | null): Refusal[] {
  let read: unknown
  try {
    read = JSON.parse(written ?? '[]')
  } catch {
    return []
  }
  return Array.isArray(read) ? read.filter(isRefusal).map(({ code, path, text }) => ({ code, path, ...(text !== undefined && { text }) })) : []
}

function isRefusal(input: unknown): input is Refusal {
  if (typeof input !== 'object' || input === null) return false
  const { code, path, text } = input as Partial<Record<keyof Refusal, unknown>>
  return typeof code === 'string' && Object.hasOwn(REFUSALS, code) && typeof path === 'string' && (text === undefined || typeof text === 'string')
}
