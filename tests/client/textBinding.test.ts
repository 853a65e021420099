import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { TextBinding, type TextArea } from '../../client/state/textBinding.ts'

/** As much of a textarea as the binding touches; `type` does what a keyboard does. */
class Area extends EventTarget implements TextArea {
  #value = ''
  selectionStart = 0
  selectionEnd = 0
  selectionDirection: 'forward' | 'backward' | 'none' = 'none'
  /** How often the page wrote to it. */
  written = 0

  get value(): string {
    return this.#value
  }

  /** As in browsers: the caret goes to the end. */
  set value(next: string) {
    this.written++
    this.#value = next
    this.selectionStart = this.selectionEnd = next.length
  }

  setSelectionRange(start: number, end: number): void {
    this.selectionStart = start
    this.selectionEnd = end
  }

  type(letters: string): void {
    const { selectionStart: start, selectionEnd: end } = this
    this.#value = this.#value.slice(0, start) + letters + this.#value.slice(end)
    this.selectionStart = this.selectionEnd = start + letters.length
    this.dispatchEvent(new Event('input'))
  }

  compose(...states: string[]): void {
    const start = this.selectionStart
    this.dispatchEvent(new Event('compositionstart'))
    for (const state of states) {
      this.selectionStart = start
      this.type(state)
      this.selectionEnd = start + state.length
    }
    this.selectionStart = this.selectionEnd
  }
}

const bindings: TextBinding[] = []
afterEach(() => {
  for (const binding of bindings.splice(0)) binding.destroy()
})

function bound(content: string, most = 280) {
  const doc = new Y.Doc()
  const text = doc.getText('t')
  text.insert(0, content)
  const area = new Area()
  const asked: string[] = []
  const carets: [number, number][] = []
  const binding = new TextBinding({
    text, area, origin: 'me', most: () => most, undo: () => asked.push('undo'), redo: () => asked.push('redo'),
    onCaret: (anchor, head) => carets.push([anchor, head]), onFull: () => asked.push('full'),
  })
  bindings.push(binding)
  const remote = (write: (text: Y.Text) => void) => doc.transact(() => write(text), 'them')
  return { text, area, remote, asked, carets, binding }
}

test('what is typed changes only that', () => {
  const { text, area } = bound('hello world')
  const deltas: unknown[] = []
  text.observe((event) => deltas.push(event.delta))
  area.setSelectionRange(5, 5)
  area.type(',')
  expect(deltas).toEqual([[{ retain: 5 }, { insert: ',' }]])
  expect(area.written).toBe(1)
})

test('others\' edits keep the selection where it was in the text', () => {
  const { area, remote, carets } = bound('hello world')
  area.setSelectionRange(6, 11)
  remote((text) => text.insert(0, 'oh, '))
  expect([area.value, area.selectionStart, area.selectionEnd]).toEqual(['oh, hello world', 10, 15])
  remote((text) => text.delete(0, 12))
  expect([area.value, area.selectionStart, area.selectionEnd]).toEqual(['rld', 0, 3])
  expect(carets.at(-1)).toEqual([0, 3])
})

test('two who write at the end do not push each other along', () => {
  const { area, remote } = bound('ab')
  area.setSelectionRange(2, 2)
  remote((text) => text.insert(2, 'X'))
  area.type('c')
  expect([area.value, area.selectionStart]).toEqual(['abcX', 3])
})

test('while somebody composes, the textarea is not written to; both texts survive', () => {
  const { text, area, remote } = bound('abc')
  area.setSelectionRange(3, 3)
  area.compose('に', 'にほ')
  expect(text.toString()).toBe('abcにほ')
  const written = area.written
  remote((shared) => shared.insert(0, 'XX'))
  area.selectionStart = 3
  area.type('日本')
  expect([area.written, area.value, text.toString()]).toEqual([written, 'abc日本', 'XXabcにほ'])
  area.dispatchEvent(new Event('compositionend'))
  expect([text.toString(), area.value, area.selectionStart]).toEqual(['XXabc日本', 'XXabc日本', 7])
  area.type('!')
  expect(text.toString()).toBe('XXabc日本!')
})

test('a composition over letters that others changed meanwhile removes only what it replaced', () => {
  const { text, area, remote } = bound('one two three')
  area.setSelectionRange(4, 7)
  area.dispatchEvent(new Event('compositionstart'))
  remote((shared) => {
    shared.insert(6, 'INNER')
    shared.delete(0, 4)
  })
  area.type('zwei')
  area.dispatchEvent(new Event('compositionend'))
  expect(text.toString()).toBe('zweiINNER three')
  expect(area.value).toBe(text.toString())
})

test('Y18 control characters and half pairs are dropped, line ends are LF', () => {
  const { text, area } = bound('')
  area.type('a\r\nb\u0000c\u0007\td\ud83d')
  expect([text.toString(), area.value]).toEqual(['a\nbc d', 'a\nbc d'])
})

test('Y18 what stands there already is left to those who wrote it', () => {
  const { text, area } = bound('a\ufffdb')
  const deltas: unknown[] = []
  text.observe((event) => deltas.push(event.delta))
  area.type('c\ufffd')
  expect([text.toString(), area.value, deltas]).toEqual(['a\ufffdbc', 'a\ufffdbc', [[{ retain: 3 }, { insert: 'c' }]]])
})

test('a surrogate pair is never split', () => {
  const { text, area } = bound('😀')
  const deltas: unknown[] = []
  text.observe((event) => deltas.push(event.delta))
  area.setSelectionRange(0, 2)
  area.type('😁')
  expect(text.toString()).toBe('😁')
  expect(JSON.stringify(deltas)).not.toMatch(/\\ud[89a-f]/)
})

test('LIMIT-1 typing stops where the text is full, and what stood there stays', () => {
  const { text, area, asked } = bound('12345', 7)
  area.setSelectionRange(2, 2)
  area.type('😀😀😀')
  expect([text.toString(), area.value, area.selectionStart]).toEqual(['12😀😀345', '12😀😀345', 6])
  expect(asked).toEqual(['full'])
})

test('LIMIT-1 what is already too long may be shortened', () => {
  const { text, area } = bound('1234567890', 5)
  area.setSelectionRange(8, 10)
  area.type('')
  expect(text.toString()).toBe('12345678')
})

test('undo and redo of the browser are replaced by ours', () => {
  const { area, asked } = bound('a')
  const fire = (type: string, fields: object) => {
    const event = Object.assign(new Event(type, { cancelable: true }), fields)
    area.dispatchEvent(event)
    return event.defaultPrevented
  }
  const key = { altKey: false, shiftKey: false, ctrlKey: true, metaKey: false }
  expect(fire('beforeinput', { inputType: 'historyUndo' })).toBe(true)
  expect(fire('beforeinput', { inputType: 'historyRedo' })).toBe(true)
  expect(fire('keydown', { ...key, key: 'z' })).toBe(true)
  expect(fire('keydown', { ...key, key: 'Z', shiftKey: true })).toBe(true)
  expect(fire('keydown', { ...key, key: 'a' })).toBe(false)
  expect(fire('beforeinput', { inputType: 'insertText' })).toBe(false)
  expect(asked).toEqual(['undo', 'redo', 'undo', 'redo'])
})

test('random typing, composing and others\' edits end in one text', () => {
  let seed = 11
  const pick = (n: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % n
  for (let round = 0; round < 200; round++) {
    const { text, area, remote } = bound('start 😀 text', 1_000)
    let composing = false
    for (let step = 0; step < 20; step++) {
      const length = area.value.length
      if (pick(3) === 0) {
        remote((shared) => {
          const at = pick(shared.length + 1)
          const before = shared.toString().charCodeAt(at - 1)
          if (before >= 0xd800 && before <= 0xdbff) return
          shared.insert(at, 'RR')
        })
      } else if (pick(5) === 0) {
        composing = !composing
        area.dispatchEvent(new Event(composing ? 'compositionstart' : 'compositionend'))
      } else {
        const at = pick(length + 1)
        area.setSelectionRange(at, at)
        area.type('m')
      }
    }
    if (composing) area.dispatchEvent(new Event('compositionend'))
    expect(area.value).toBe(text.toString())
  }
})
