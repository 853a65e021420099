/** A document written anew: everything that can be read from it, and nothing of how it came about. */
import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'

/** What no copy can be made of without losing something. */
export class Uncopied extends Error {
  override name = 'Uncopied'
}

/** Everything that stands in the document, in one transaction of one client. Throws Uncopied. */
export function copyOf(doc: Y.Doc, client: number): Y.Doc {
  const copy = new Y.Doc({ gc: true })
  copy.clientID = client
  copy.transact(() => {
    for (const [name, type] of doc.share) {
      if (type instanceof Y.Map) fillMap(type, copy.getMap(name))
      else if (type.constructor === Y.Text) fillText(type as Y.Text, copy.getText(name))
      else if (type instanceof Y.Array) fillList(type, copy.getArray(name))
      else if (type._start !== null || type._map.size > 0) throw new Uncopied(`the root ${name} is of a kind no board has`)
    }
  })
  return copy
}

function fillMap(from: Y.Map<unknown>, to: Y.Map<unknown>): void {
  from.forEach((value, key) => to.set(key, valueOf(value)))
}

function fillText(from: Y.Text, to: Y.Text): void {
  const delta = from.toDelta() as { insert: unknown; attributes?: object }[]
  to.applyDelta(delta.map((piece) => ({ ...piece, insert: valueOf(piece.insert) })))
  for (const [name, value] of Object.entries(from.getAttributes())) to.setAttribute(name, value)
}

function fillList(from: Y.Array<unknown>, to: Y.Array<unknown>): void {
  to.push(from.toArray().map(valueOf))
}

function valueOf(value: unknown): unknown {
  if (value instanceof Y.Doc) throw new Uncopied('it holds another document')
  if (!(value instanceof Y.AbstractType)) return value
  if (value instanceof Y.Map) {
    const map = new Y.Map<unknown>()
    fillMap(value as Y.Map<unknown>, map)
    return map
  }
  if (value instanceof Y.Array) {
    const list = new Y.Array<unknown>()
    fillList(value as Y.Array<unknown>, list)
    return list
  }
  if (value.constructor !== Y.Text) throw new Uncopied('it holds a type that no board has')
  const text = new Y.Text()
  fillText(value as unknown as Y.Text, text)
  return text
}

/** Whether whoever reads the two finds the same, down to the formatting of a text. */
export function readEqual(a: Y.Doc, b: Y.Doc): boolean {
  return isDeepStrictEqual(read(a), read(b))
}

/** Walks the items themselves: a copy that was made by reading must not be proved by the same reading. */
function read(doc: Y.Doc): Map<string, TypeRead> {
  const roots = new Map<string, TypeRead>()
  for (const [name, type] of doc.share) {
    // Whoever asks for a root says of which kind it is; of what is nested, the document says it.
    const root = readType(type, null)
    if (root.entries.size > 0 || root.list.length > 0) roots.set(name, root)
  }
  return roots
}

interface TypeRead {
  kind: unknown
  entries: Map<string, unknown>
  /** What stands in a row: runs of text, or single values, each with how it is formatted. */
  list: { run?: string; value?: unknown; format: string }[]
}

function readType(type: Pick<Y.AbstractType<unknown>, '_map' | '_start'>, kind: unknown): TypeRead {
  const entries = new Map<string, unknown>()
  for (const [key, item] of type._map) if (!item.deleted) entries.set(key, valuesOf(item.content).at(-1))
  const list: TypeRead['list'] = []
  const formats = new Map<string, unknown>()
  let format = ''
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    const last = list.at(-1)
    if (content instanceof Y.ContentFormat) {
      if (content.value === null) formats.delete(content.key)
      else formats.set(content.key, content.value)
      format = formats.size === 0 ? '' : JSON.stringify([...formats].sort(([a], [b]) => (a < b ? -1 : 1)))
    } else if (!(content instanceof Y.ContentString)) list.push(...valuesOf(content).map((value) => ({ value, format })))
    else if (last?.run !== undefined && last.format === format) last.run += content.str
    else list.push({ run: content.str, format })
  }
  return { kind, entries, list }
}

const valuesOf = (content: Y.Item['content']): unknown[] =>
  content instanceof Y.ContentType ? [readType(content.type, content.type.constructor)] : content.getContent()
