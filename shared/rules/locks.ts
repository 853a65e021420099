/** LOCK-1 and LOCK-2: what a lock covers. */
import type { EntityRoot } from '../board/keys.ts'
import { upwards } from '../board/place.ts'
import type { Fields } from './change.ts'
import type { RuleState } from './state.ts'

const SINGULAR = { cards: 'card', groups: 'group', actions: 'action' } as const

/** The path of one entity: `card/<id>`, `group/<id>`, `action/<id>`. */
export const entityPath = (root: EntityRoot, id: string): string => `${SINGULAR[root]}/${id}`

/** The lock path that covers an entity with these fields, the nearest first; null when it is free. */
export function lockOver(state: Pick<RuleState, 'isLocked'>, root: EntityRoot, id: string, fields: Fields): string | null {
  const own = entityPath(root, id)
  if (state.isLocked(own)) return own
  if (root === 'cards' && typeof fields.group === 'string') {
    const group = entityPath('groups', fields.group)
    if (state.isLocked(group)) return group
  }
  const standsIn = root === 'actions' ? `actions/${String(fields.theme ?? '')}` : String(fields.place ?? '')
  return upwards(standsIn).find((path) => state.isLocked(path)) ?? null
}
