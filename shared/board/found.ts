/** A new board from what its creator wrote: titles become ids, what is left out takes the preset. */
import { ARCHIVE_FORMAT, type Archive } from './archive.ts'
import { OPEN_PHASE, type Attribution, type Phase } from './keys.ts'
import { isOrderKey, keyBetween } from './order.ts'
import { PRESET_AGENDA, PRESET_QUESTION, PRESET_THEMES } from './preset.ts'
import { uniqueSlug } from './slug.ts'

export interface NewTheme {
  id?: string
  title: string
  question?: string
  order?: string
}

export interface NewDelegation {
  id?: string
  name: string
  order?: string
}

export type NewPhase = Partial<Phase>

export interface NewBoardPlan {
  title?: string | null
  question?: string | null
  themes?: (string | NewTheme)[] | null
  delegations?: (string | NewDelegation)[] | null
  phases?: (string | NewPhase)[] | null
  attribution?: Attribution | null
}

/** What was given; nothing, null and an empty list are all the same: the preset. */
const given = <T>(list: readonly T[] | null | undefined): readonly T[] | undefined => (list && list.length > 0 ? list : undefined)

/** The content of the new board; null when two things were given one id. `newId` names what cannot be spelled. */
export function foundBoard(plan: NewBoardPlan, newId: () => string): Archive | null {
  const own = given(plan.themes)
  const themes = own?.map((theme) => (typeof theme === 'string' ? { title: theme } : theme)) ?? [...PRESET_THEMES]
  const delegations = (plan.delegations ?? []).map((known) => (typeof known === 'string' ? { name: known } : known))
  const phases: readonly NewPhase[] = given(plan.phases)?.map((phase) => (typeof phase === 'string' ? { name: phase } : phase)) ?? PRESET_AGENDA

  const listed = {
    themes: identified(themes, ({ title }) => title, newId),
    delegations: identified(delegations, ({ name }) => name, newId),
    phases: identified(phases, ({ name, kind }) => name?.trim() || (kind ?? ''), newId),
  }
  if (!listed.themes || !listed.delegations || !listed.phases) return null
  return {
    format: ARCHIVE_FORMAT,
    board: {
      title: plan.title?.trim() ?? listed.themes.map(({ title }) => title).join(' · '),
      question: plan.question?.trim() ?? (own ? '' : PRESET_QUESTION),
      attribution: plan.attribution ?? 'delegation',
      phase: listed.phases[0]!.id,
      settings: {},
    },
    themes: listed.themes.map((theme) => ({ ...theme, title: theme.title.trim() })),
    delegations: listed.delegations.map((delegation) => ({ ...delegation, name: delegation.name.trim() })),
    phases: listed.phases.map((phase) => ({ ...OPEN_PHASE, conclude: false, ...phase })),
    cards: [],
    groups: [],
    actions: [],
    locks: [],
    positions: [],
    results: {},
  }
}

/** Each with an id, its own or one made from what it is called, and an order: the given ones when all are, else as listed. */
function identified<T extends { id?: string; order?: string }>(
  entries: readonly T[], called: (entry: T) => string, newId: () => string,
): (T & { id: string; order: string })[] | null {
  const taken = new Set<string>()
  for (const { id } of entries) {
    if (id === undefined) continue
    if (taken.has(id)) return null
    taken.add(id)
  }
  const ordered = entries.every(({ order }) => isOrderKey(order))
  let last: string | null = null
  return entries.map((entry) => {
    const id = entry.id ?? uniqueSlug(called(entry), taken, newId)
    taken.add(id)
    last = ordered ? entry.order! : keyBetween(last, null)
    return { ...entry, id, order: last }
  })
}
