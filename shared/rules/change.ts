/**
 * A change as the gate or the screen puts it to the rules: the net effect on one entity.
 * The fields of one entity stand or fall together; its text is judged on its own.
 */
import type { EntityRoot } from '../board/keys.ts'

/** Plain values by field; a field that is absent or deleted is not there. Nested text is not among them. */
export type Fields = Readonly<Record<string, unknown>>

export type Change =
  /** A new entity: its fields and the whole text it begins with (null: the text is missing). */
  | { op: 'create'; root: EntityRoot; id: string; after: Fields; text: string | null }
  /** Plain fields of an entity that exists; `keys` are those whose value differs. */
  | { op: 'fields'; root: EntityRoot; id: string; before: Fields; after: Fields; keys: readonly string[] }
  /** Its text: what is inserted, and its length in code points before and after. `fields` are the entity's before the change. */
  | { op: 'text'; root: EntityRoot; id: string; fields: Fields; inserted?: string; lengthBefore: number; lengthAfter: number }
