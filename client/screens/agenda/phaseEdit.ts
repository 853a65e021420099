/** An item of the agenda while a moderator writes it: every field as a form holds it, and what of it is new. */
import type { Phase } from '../../../shared/board/keys.ts'
import type { CommandOf } from '../../../shared/protocol/commands.ts'

export interface PhaseFields extends Pick<Phase, 'name' | 'kind' | 'write' | 'cluster' | 'actions' | 'vote' | 'conclude'> {
  /** Null: everywhere. */
  places: string[] | null
  day: string
  start: string
  minutes: string
  dots: string
}

export const NEW_PHASE: PhaseFields = {
  name: '', kind: 'discuss', write: 'none', cluster: 'moderators', actions: 'rapporteurs', vote: false, conclude: false, places: null, day: '', start: '', minutes: '', dots: '',
}

export const fieldsOf = ({ name, kind, write, cluster, actions, vote, conclude, places, day, start, minutes, dots }: Phase): PhaseFields => ({
  name, kind, write, cluster, actions, vote, conclude, places: places ?? null,
  day: text(day), start: start ?? '', minutes: text(minutes), dots: text(dots),
})

const text = (n: number | undefined): string => (n === undefined ? '' : String(n))

type Put = Omit<CommandOf<'phase.put'>, 'type' | 'id'>

/** What must be sent: the fields that differ. Null when nothing does. An emptied field is taken away; an emptied name is kept. */
export function changesOf(before: PhaseFields | null, now: PhaseFields): Put | null {
  const put: Put = {}
  const was = before ?? NEW_PHASE
  const isNew = before === null
  const name = now.name.trim()
  if (name !== '' && (isNew || name !== was.name)) put.name = name
  if (isNew || now.kind !== was.kind) put.kind = now.kind
  if (isNew || now.write !== was.write) put.write = now.write
  if (isNew || now.cluster !== was.cluster) put.cluster = now.cluster
  if (isNew || now.actions !== was.actions) put.actions = now.actions
  if (isNew || now.vote !== was.vote) put.vote = now.vote
  if (isNew || now.conclude !== was.conclude) put.conclude = now.conclude
  if (!same(now.places, was.places)) put.places = now.places
  for (const field of ['day', 'minutes', 'dots'] as const) {
    const value = Number(now[field])
    if (now[field] === was[field]) continue
    if (now[field] === '') put[field] = null
    else if (Number.isInteger(value)) put[field] = value
  }
  if (now.start !== was.start) put.start = now.start === '' ? null : now.start
  return Object.keys(put).length === 0 ? null : put
}

const same = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((path) => b.includes(path)))
