/** What is half written in a tab, as its device remembers it. */
import { expect, test } from 'vitest'
import { DeviceMemory } from '../../client/connection/session.ts'
import type { Joined } from '../../shared/protocol/http.ts'

const joined = (id: string) => ({ token: 't', participant: { id }, board: {} }) as Joined
const begun = new Map([['swot/return/S', 'Half a card']])

function store() {
  const kept = new Map<string, string>()
  return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) }
}

test('WORDS-1 the next page of a tab reads what was half written in it, for nobody but who wrote it, and not in another tab', () => {
  const [device, tab] = [store(), store()]
  const memory = new DeviceMemory(device, tab)
  memory.remember('one', joined('me'), 'en')
  memory.setBegun('one', 'me', begun)
  memory.remember('one', joined('me'), 'mk')
  const next = new DeviceMemory(device, tab)
  expect(next.begun('one', 'me')).toEqual(begun)
  expect([next.begun('one', 'you').size, next.begun('two', 'me').size, new DeviceMemory(device, store()).begun('one', 'me').size]).toEqual([0, 0, 0])
})

test('WORDS-1 OFF-3 it goes with the person', () => {
  for (const go of [(memory: DeviceMemory) => memory.forget('one'), (memory: DeviceMemory) => memory.remember('one', joined('you'), 'en')]) {
    const tab = store()
    const memory = new DeviceMemory(store(), tab)
    memory.remember('one', joined('me'), 'en')
    memory.setBegun('one', 'me', begun)
    go(memory)
    expect(tab.kept.size).toBe(0)
  }
})

test('WORDS-1 a tab that keeps nothing, or something else, is one in which nothing was begun', () => {
  const forbid = () => {
    throw new Error('forbidden')
  }
  const closed = new DeviceMemory(store(), { getItem: forbid, setItem: forbid, removeItem: forbid })
  closed.setBegun('one', 'me', begun)
  expect(closed.begun('one', 'me').size).toBe(0)
  for (const foreign of ['', '5', 'null', '["me",5]', '{}']) expect(new DeviceMemory(store(), { ...store(), getItem: () => foreign }).begun('one', 'me').size, foreign).toBe(0)
})
