/**
 * What is done with a board, in one file (vite.config.ts) that comes right after the cards, so that these are there first on a thin
 * line: its hands, what stands in its menus, what the session asks. Its words are asked for beside it. A menu that is opened before says so, and fills.
 */
import { later } from '../../design/later.tsx'
import { MenuNote } from '../../design/Menu.tsx'
import { PopoverNote } from '../../design/Popover.tsx'
import { saying } from '../../state/speech.ts'
import { useWords } from '../../state/words.ts'

const BESIDE = { beside: true }
const IN_MENU = { Waiting: () => <MenuNote>{useWords().t('shell.loading')}</MenuNote>, ...BESIDE }
const IN_POPOVER = { Waiting: () => <PopoverNote>{useWords().t('shell.loading')}</PopoverNote>, ...BESIDE }

export const Hands = later(() => import('./Hands.tsx').then((module) => module.Hands), BESIDE)
export const BoardVerbs = later(saying('whole', () => import('./BoardVerbs.tsx').then((module) => module.BoardVerbs)), IN_MENU)
export const CardVerbs = later(saying('whole', () => import('./CardVerbs.tsx').then((module) => module.CardVerbs)), IN_MENU)
export const GroupVerbs = later(saying('whole', () => import('./GroupVerbs.tsx').then((module) => module.GroupVerbs)), IN_MENU)
export const MoveVerbs = later(saying('whole', () => import('./MoveVerbs.tsx').then((module) => module.MoveVerbs)), IN_MENU)
export const FilterForm = later(saying('whole', () => import('./FilterForm.tsx').then((module) => module.FilterForm)), IN_POPOVER)
export const PhaseCard = later(saying('whole', () => import('../agenda/PhaseCard.tsx').then((module) => module.PhaseCard)), IN_POPOVER)
export const News = later(saying('whole', () => import('./News.tsx').then((module) => module.News)), BESIDE)
export const SelectionBar = later(saying('whole', () => import('./SelectionBar.tsx').then((module) => module.SelectionBar)), BESIDE)
export const SessionStrip = later(saying('whole', () => import('../session/SessionStrip.tsx').then((module) => module.SessionStrip)), BESIDE)
export const SpotlightBar = later(saying('whole', () => import('../spotlight/SpotlightBar.tsx').then((module) => module.SpotlightBar)), BESIDE)
export const PersonTools = later(saying('whole', () => import('./PersonTools.tsx').then((module) => module.PersonTools)), BESIDE)
export const Refused = later(saying('whole', () => import('./Refused.tsx').then((module) => module.Refused)), BESIDE)
export const RefusedTray = later(saying('whole', () => import('./RefusedTray.tsx').then((module) => module.RefusedTray)), BESIDE)

/** Asks for all of it, also for what is not shown before it is asked for. Settles when it is there, or does not come. */
export async function loadTools(): Promise<void> {
  const parts = [Hands, BoardVerbs, CardVerbs, GroupVerbs, MoveVerbs, FilterForm, PhaseCard, PersonTools, Refused]
  await Promise.allSettled(parts.map((part) => part.load()))
}

/** On a thin line nothing is in the way of these. */
export const afterTools = <Code,>(load: () => Promise<Code>) => async (): Promise<Code> => {
  await loadTools()
  return saying('whole', load)()
}
