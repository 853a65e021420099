/**
 * One shared text on one native textarea. The textarea stays native so that keyboards, dictation, spelling and IMEs work; the
 * price is care:
 * - While somebody composes (an IME; on Android all typing), the textarea must not be written to: the keyboard would insert
 *   its text twice. Others' edits are held until the composition ends, and own ones are then carried over them.
 * - The browser's own undo knows nothing of others' edits; it is replaced by ours.
 * - Half a surrogate pair is never written, control characters are dropped, line ends are LF, the limit holds.
 */
import * as Y from 'yjs'
import { replaceText } from '../../shared/board/edits.ts'
import { codePoints } from '../../shared/board/limits.ts'
import { withoutControls } from './plainText.ts'

/** The part of a textarea this needs. */
export interface TextArea {
  value: string
  selectionStart: number
  selectionEnd: number
  selectionDirection: 'forward' | 'backward' | 'none'
  setSelectionRange(start: number, end: number, direction?: 'forward' | 'backward' | 'none'): void
  addEventListener(type: string, listener: (event: Event) => void): void
  removeEventListener(type: string, listener: (event: Event) => void): void
}

export interface TextBindingOptions {
  text: Y.Text
  area: TextArea
  origin: unknown
  /** The most code points the text may have. */
  most(): number
  undo(): void
  redo(): void
  /** One's caret moved, by oneself or by others' edits before it. */
  onCaret?(anchor: number, head: number): void
  /** Somebody tried to write more than fits. */
  onFull?(): void
}

type Delta = { retain?: number; insert?: unknown; delete?: number }[]

const CARET_EVENTS = ['select', 'selectionchange', 'keyup', 'pointerup', 'focus']

export class TextBinding {
  readonly #options: TextBindingOptions
  /** What the textarea showed when it last agreed with the text. */
  #base: string
  #composing = false
  #held: Delta[] = []
  #writing = false
  readonly #listening: [string, (event: Event) => void][]

  constructor(options: TextBindingOptions) {
    this.#options = options
    const { text, area } = options
    this.#base = text.toString()
    if (area.value !== this.#base) area.value = this.#base
    this.#listening = [
      ['input', () => this.#input()],
      ['compositionstart', () => (this.#composing = true)],
      ['compositionend', () => this.#composed()],
      ['beforeinput', (event) => this.#history(event, (event as InputEvent).inputType)],
      ['keydown', (event) => this.#history(event, shortcut(event as KeyboardEvent))],
      ...CARET_EVENTS.map((type): [string, () => void] => [type, () => this.#caret()]),
    ]
    for (const [type, listener] of this.#listening) area.addEventListener(type, listener)
    text.observe(this.#onText)
  }

  /** Ends the binding; what is being composed is kept. */
  destroy(): void {
    if (this.#composing) this.#composed()
    const { text, area } = this.#options
    for (const [type, listener] of this.#listening) area.removeEventListener(type, listener)
    text.unobserve(this.#onText)
  }

  #input(): void {
    // What is typed over held edits would land in the wrong place; it is carried over them when the composition ends.
    if (this.#held.length === 0) this.#write()
    this.#caret()
  }

  #composed(): void {
    this.#composing = false
    if (this.#held.length === 0) return this.#write()
    const { text, area, origin } = this.#options
    const { start, end, insert } = difference(this.#base, this.#allowed(area.value))
    const carry = (index: number, sticky: boolean) => this.#held.reduce((at, delta) => moved(delta, at, sticky), index)
    // Each base character that the composition replaced, where it stands now; others' letters between them stay.
    const doomed: number[] = []
    for (let i = end - 1; i >= start; i--) {
      const at = carry(i, true)
      if (carry(i + 1, false) === at + 1) doomed.push(at)
    }
    const at = doomed.at(-1) ?? carry(start, true)
    const caret = area.selectionEnd - (start + insert.length)
    this.#held = []
    this.#quietly(() => {
      const run = () => {
        for (const index of doomed) text.delete(index, 1)
        if (insert !== '') text.insert(at, insert)
      }
      if (text.doc) text.doc.transact(run, origin)
      else run()
    })
    const head = clamp(at + insert.length + Math.min(0, caret), text.length)
    this.#show(head, head)
  }

  #write(): void {
    const { text, area, origin } = this.#options
    const next = this.#allowed(area.value)
    this.#quietly(() => replaceText(text, next, origin))
    this.#base = next
    if (area.value === next || this.#composing) return
    const caret = clamp(area.selectionEnd - (area.value.length - next.length), next.length)
    this.#show(caret, caret)
  }

  /** What of a textarea's value may be written: what was typed is cut where the text is full; what stood there is not. */
  #allowed(value: string): string {
    const typed = difference(this.#base, value)
    // What stands there already is everybody's, in order or not.
    const next = this.#base.slice(0, typed.start) + withoutControls(typed.insert) + this.#base.slice(typed.end)
    const most = this.#options.most()
    const length = codePoints(next)
    if (length <= most || length <= codePoints(this.#base)) return next
    this.#options.onFull?.()
    const { start, end, insert } = difference(this.#base, next)
    const room = Math.max(0, [...insert].length - (length - most))
    return this.#base.slice(0, start) + [...insert].slice(0, room).join('') + this.#base.slice(end)
  }

  readonly #onText = (event: Y.YTextEvent): void => {
    if (this.#writing) return
    const delta = event.delta as Delta
    if (this.#composing) {
      this.#held.push(delta)
      return
    }
    const { area } = this.#options
    // What others insert exactly at the caret comes after it: two people who write at the end do not push each other along.
    const { selectionStart: start, selectionEnd: end } = area
    this.#show(moved(delta, start, start < end), moved(delta, end, false))
  }

  /** Shows the text as it is, with the selection where it belongs now. */
  #show(start: number, end: number): void {
    const { text, area } = this.#options
    const direction = area.selectionDirection
    this.#base = text.toString()
    if (area.value !== this.#base) area.value = this.#base
    area.setSelectionRange(start, end, direction)
    this.#caret()
  }

  #quietly(write: () => void): void {
    this.#writing = true
    try {
      write()
    } finally {
      this.#writing = false
    }
  }

  #history(event: Event, type: string): void {
    if (type !== 'historyUndo' && type !== 'historyRedo') return
    event.preventDefault()
    if (this.#composing) return
    if (type === 'historyUndo') this.#options.undo()
    else this.#options.redo()
  }

  #caret(): void {
    const { area, onCaret } = this.#options
    if (this.#held.length > 0) return
    const backward = area.selectionDirection === 'backward'
    onCaret?.(backward ? area.selectionEnd : area.selectionStart, backward ? area.selectionStart : area.selectionEnd)
  }
}

/** Undo and redo keys: after the textarea was written to, browsers have no history left and send no `beforeinput` for them. */
function shortcut(event: KeyboardEvent): string {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return ''
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'historyRedo' : 'historyUndo'
  return key === 'y' && !event.shiftKey ? 'historyRedo' : ''
}

/** The one replacement that turns `now` into `next`, on whole code points. */
function difference(now: string, next: string): { start: number; end: number; insert: string } {
  const most = Math.min(now.length, next.length)
  let start = 0
  while (start < most && now[start] === next[start]) start++
  if (start > 0 && isHigh(now.charCodeAt(start - 1))) start--
  let tail = 0
  while (tail < most - start && now[now.length - 1 - tail] === next[next.length - 1 - tail]) tail++
  if (tail > 0 && isLow(now.charCodeAt(now.length - tail))) tail--
  return { start, end: now.length - tail, insert: next.slice(start, next.length - tail) }
}

/** Where an offset stands after a change. `sticky`: text inserted exactly there pushes it on. */
function moved(delta: Delta, index: number, sticky: boolean): number {
  let read = 0
  let at = index
  for (const { retain = 0, insert, delete: removed = 0 } of delta) {
    if (read > at) break
    if (typeof insert === 'string') {
      if (read < at || (sticky && read === at)) at += insert.length
      read += insert.length
    } else if (removed > 0) at -= Math.min(removed, Math.max(0, at - read))
    else read += retain
  }
  return at
}

const clamp = (index: number, length: number): number => Math.max(0, Math.min(index, length))
const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
