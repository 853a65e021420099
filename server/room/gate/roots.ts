/** The shape of a board's document: which type is a root, and which entity a nested type belongs to. */
import * as Y from 'yjs'
import { ROOTS, SERVER_ROOTS, TEXT_FIELD, type EntityRoot, type ServerRoot } from '../../../shared/board/keys.ts'

/** A shared type as Yjs knows it inside. */
export type Shared = Exclude<Y.Item['parent'], Y.ID | null>

export interface Entity {
  root: EntityRoot
  id: string
  map: Y.Map<unknown>
}

export class Roots {
  readonly #names = new Map<Shared, ServerRoot | EntityRoot>()
  readonly #byName = new Map<string, Y.Map<unknown>>()

  constructor(doc: Y.Doc) {
    for (const name of ROOTS) {
      const type = doc.getMap<unknown>(name)
      this.#names.set(type, name)
      this.#byName.set(name, type)
    }
  }

  named(name: string): Y.Map<unknown> | undefined {
    return this.#byName.get(name)
  }

  nameOf(type: Shared): ServerRoot | EntityRoot | undefined {
    return this.#names.get(type)
  }

  /** The entity a map or a text belongs to, as it is in the document; null for anything else. */
  entityOf(type: Shared): Entity | null {
    for (let at = type; at._item; at = at._item.parent as Shared) {
      const root = this.#names.get(at._item.parent as Shared)
      if (!root) continue
      if (isServerRoot(root) || at._item.parentSub === null || !(at instanceof Y.Map)) return null
      return { root, id: at._item.parentSub, map: at }
    }
    return null
  }
}

export const isServerRoot = (name: ServerRoot | EntityRoot): name is ServerRoot => (SERVER_ROOTS as readonly string[]).includes(name)

/** What an item of a map stands for: a plain value, a type, or nothing. */
export function valueOf(item: Y.Item | null | undefined): unknown {
  if (!item) return undefined
  const { content } = item
  if (content instanceof Y.ContentAny) return content.arr[content.arr.length - 1]
  return content instanceof Y.ContentType ? content.type : undefined
}

export function textOf(root: EntityRoot, map: Y.Map<unknown>): Y.Text | null {
  const text = map.get(TEXT_FIELD[root])
  return text instanceof Y.Text ? text : null
}
