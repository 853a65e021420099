/** Themes, delegations and phases: put creates or changes one, `removed` takes it away. */
import type * as Y from 'yjs'
import { OPEN_PHASE, type Delegation, type Phase, type Theme } from '../../../shared/board/keys.ts'
import { LIMITS } from '../../../shared/board/limits.ts'
import { keyBetween, type Ordered } from '../../../shared/board/order.ts'
import { isWithin } from '../../../shared/board/place.ts'
import { readPositions, splitKey } from '../../../shared/board/positions.ts'
import { currentPhase, entities, readCards, readDelegations, readPhases, readThemes } from '../../../shared/board/read.ts'
import { NOTHING, refuse, type Decide, type Decided, type Decision, type Tell } from '../decision.ts'
import { tellDrafts } from '../view.ts'
import { dimmed } from './spotlight.ts'

type Listed = 'themes' | 'delegations' | 'phases'

const boardUpdated: Tell = () => ({ type: 'board.updated' })
const phaseChanged: Tell = (_to, after) => ({ type: 'phase.changed', phase: currentPhase(after.board).id })

/** Values that are given replace the old ones; null takes one away; absent fields stay. */
function merged<T extends object>(old: T, given: { readonly [K in keyof T]?: T[K] | null }): T {
  const out = { ...old } as Record<string, unknown>
  for (const [field, value] of Object.entries(given)) {
    if (value === null) delete out[field]
    else if (value !== undefined) out[field] = value
  }
  return out as T
}

/** Of what is read in its order. */
const atEnd = (listed: readonly Ordered[]): string => keyBetween(listed.at(-1)?.order ?? null, null)

function put(root: Listed, { id, ...value }: { id: string }, tell: Tell[] = []): Decision {
  return { facts: [], write: ({ board }) => void board.getMap(root).set(id, value), tell: [boardUpdated, ...tell] }
}

function remove(root: Listed, id: string, also?: (board: Y.Doc) => void): Decision {
  return {
    facts: [],
    write({ board }) {
      board.getMap(root).delete(id)
      also?.(board)
    },
    tell: [boardUpdated],
  }
}

/** A new entry needs its name, and room in the list. */
function unfit(listed: readonly { id: string }[], id: string, name: string | undefined, most: number): Decided | null {
  if (listed.some((other) => other.id === id)) return null
  if (name === undefined) return refuse('COMMAND-2', id)
  return listed.length >= most ? refuse('LIMIT-2', id) : null
}

export const putTheme: Decide<'theme.put'> = ({ type: _type, removed, ...given }, _by, view) => {
  const themes = readThemes(view.board)
  const old = themes.find(({ id }) => id === given.id)
  if (removed) {
    const decided = old ? removeTheme(view.board, given.id) : NOTHING
    if (!old || 'refusal' in decided) return decided
    const dark = dimmed([`swot/${given.id}`, `actions/${given.id}`], view)
    return { ...decided, facts: [...decided.facts, ...dark.facts], tell: [...(decided.tell ?? []), ...dark.tell] }
  }
  const fresh: Theme = { id: given.id, title: '', order: atEnd(themes) }
  return unfit(themes, given.id, given.title, LIMITS.themes) ?? put('themes', merged(old ?? fresh, given))
}

/** A theme goes only when nothing stands in it. What lies in the bin moves to the parking lot, so that restoring it shows it. */
function removeTheme(board: Y.Doc, theme: string): Decided {
  const box = `swot/${theme}`
  const inTheme = (map: Y.Map<unknown>) => isWithin(String(map.get('place')), box) || map.get('theme') === theme
  const roots = ['cards', 'groups', 'actions'] as const
  const standing = roots.flatMap((root) => [...entities(board, root).values()].filter(inTheme))
  if (standing.some((map) => map.get('trashed') !== true)) return refuse('COMMAND-3', box)
  const another = readThemes(board).find(({ id }) => id !== theme)?.id
  return remove('themes', theme, (doc) => {
    for (const map of standing) {
      if (map.has('place')) map.set('place', 'parking')
      else if (another !== undefined) map.set('theme', another)
    }
    const locks = doc.getMap('locks')
    for (const path of [...locks.keys()]) if (isWithin(path, box) || path === `actions/${theme}`) locks.delete(path)
  })
}

/** A delegation that cards, positions or people of the board name stays; it can be renamed. */
export const putDelegation: Decide<'delegation.put'> = ({ type: _type, removed, ...given }, _by, view) => {
  const delegations = readDelegations(view.board)
  const old = delegations.find(({ id }) => id === given.id)
  if (removed) {
    if (!old) return NOTHING
    const named = readCards(view.board).some(({ delegation }) => delegation === given.id)
    const present = [...view.facts.people.values()].some(({ delegation, removed: gone }) => delegation === given.id && !gone)
    const stated = readPositions(view.board).some(({ delegation }) => delegation === given.id) || [...view.facts.positions.keys()].some((whose) => splitKey(whose)[1] === given.id)
    return named || present || stated ? refuse('COMMAND-3', given.id) : remove('delegations', given.id)
  }
  const fresh: Delegation = { id: given.id, name: '', order: atEnd(delegations) }
  return unfit(delegations, given.id, given.name, LIMITS.delegations) ?? put('delegations', merged(old ?? fresh, given))
}

/** The current phase may be changed, which binds everyone at once, but not removed. */
export const putPhase: Decide<'phase.put'> = ({ type: _type, removed, ...given }, _by, view) => {
  const phases = readPhases(view.board)
  const old = phases.find(({ id }) => id === given.id)
  const current = currentPhase(view.board).id === given.id
  if (removed) {
    if (!old) return NOTHING
    return current ? refuse('COMMAND-3', given.id) : remove('phases', given.id)
  }
  const fresh: Phase = { ...OPEN_PHASE, conclude: false, id: given.id, order: atEnd(phases) }
  const unfitting = unfit(phases, given.id, given.name, LIMITS.phases)
  return unfitting ?? put('phases', merged(old ?? fresh, given), current ? [phaseChanged, tellDrafts()] : [])
}

/** Entering a phase takes back everyone's "I'm done": clients do the same when they are told of the phase. */
export const setPhase: Decide<'phase.set'> = ({ id }, _by, view) => {
  if (!view.board.getMap('phases').has(id)) return refuse('COMMAND-2', id)
  if (currentPhase(view.board).id === id) return NOTHING
  return {
    facts: [{ type: 'phase.entered', phase: id }],
    write: ({ board }) => void board.getMap('board').set('phase', id),
    tell: [phaseChanged, tellDrafts()],
    people: [...view.facts.ready],
  }
}
