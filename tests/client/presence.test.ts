import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Presence } from '../../client/state/presence.ts'
import { Watch } from '../../client/state/watch.ts'
import { founded, join } from './boards.ts'

interface Screen {
  doc: Y.Doc
  awareness: Awareness
  presence: Presence
  watch: Watch
  said: number
  text: Y.Text
}
let secret = false
let a: Screen
let b: Screen

function screen(content: Uint8Array): Screen {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, content)
  const awareness = new Awareness(doc)
  const watch = new Watch()
  const text = (doc.getMap('cards').get('c0') as Y.Map<Y.Text>).get('text')!
  const made = { doc, awareness, watch, presence: new Presence(awareness, doc, watch, () => secret), said: 0, text }
  doc.on('update', () => made.presence.textsChanged(new Set(['c0'])))
  return made
}

beforeEach(() => {
  vi.useFakeTimers()
  secret = false
  const content = founded(2)
  a = screen(content)
  b = screen(content)
  join(a.doc, b.doc)
  for (const [from, to] of [[a, b], [b, a]] as const) {
    from.awareness.on('update', (_change: unknown, origin: unknown) => {
      if (origin !== 'local') return
      from.said++
      applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, [from.doc.clientID]), 'peer')
    })
  }
})
afterEach(() => {
  for (const { presence, doc } of [a, b]) {
    presence.destroy()
    doc.destroy()
  }
  vi.useRealTimers()
})

test('a caret stands between the same letters while others write before it', () => {
  a.presence.setCaret('c0', a.text, 5, 7)
  expect(b.presence.caretsIn('c0')).toMatchObject([{ anchor: 5, head: 7, client: a.doc.clientID }])
  let told = 0
  b.watch.subscribe('carets/c0', () => told++)
  b.doc.transact(() => b.text.insert(0, 'xx'))
  expect(told).toBe(1)
  expect(b.presence.caretsIn('c0')).toMatchObject([{ anchor: 7, head: 9 }])
  a.presence.setCaret(null)
  vi.advanceTimersByTime(100)
  expect(b.presence.caretsIn('c0')).toEqual([])
})

test('who is in a box is also in its theme; lists keep their identity', () => {
  a.presence.setAt('swot/return/S')
  expect(b.presence.at('swot/return')).toHaveLength(1)
  expect(b.presence.at('swot/return')).toBe(b.presence.at('swot/return'))
  expect(b.presence.at('swot/return/W')).toHaveLength(0)
})

test('P5 a caret that moves fast is told in beats, the last place always', () => {
  const before = a.said
  for (let i = 0; i < 50; i++) a.presence.setCaret('c0', a.text, i % 8, i % 8)
  vi.advanceTimersByTime(1_000)
  expect(a.said - before).toBe(2)
  expect(b.presence.caretsIn('c0')).toMatchObject([{ head: 1 }])
})

test('P6 in a private phase nothing is said, and what was said is taken back', () => {
  a.presence.setAt('card/c0')
  a.presence.setCaret('c0', a.text, 1, 1)
  vi.advanceTimersByTime(100)
  expect(b.presence.at('card/c0')).toHaveLength(1)
  secret = true
  a.presence.phaseChanged()
  vi.advanceTimersByTime(100)
  expect(b.presence.at('card/c0')).toHaveLength(0)
  const said = a.said
  for (let i = 0; i < 7; i++) {
    a.presence.setCaret('c0', a.text, i, i)
    vi.advanceTimersByTime(100)
  }
  expect(a.said).toBe(said)
  expect(JSON.stringify(b.awareness.getStates().get(a.doc.clientID))).toBe('{"user":{}}')
})

test('a position that is none is left out', () => {
  b.presence.caretsIn('c0')
  a.awareness.setLocalState({ user: {}, cursor: { card: 'c0', anchor: 'x', head: { type: 7 } } })
  expect(b.presence.caretsIn('c0')).toEqual([])
})
