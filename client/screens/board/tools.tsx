/**
 * What is done with a board, in one file (vite.config.ts) that comes right after the cards, so that these are there first on a thin
 * line: its hands, what stands in its menus, what the session asks.
 */
import { IconButton } from '../../design/Button.tsx'
import { later } from '../../design/later.tsx'
import { saying } from '../../state/speech.ts'
import { useWords } from '../../state/words.ts'

const BESIDE = { beside: true }

/** Hold the room of the buttons in the bar, so that nothing moves when these come. */
const MenuToCome = () => <IconButton icon="menu" label={useWords().t('menu.board')} disabled />
const FilterToCome = () => <IconButton icon="filter" label={useWords().t('filter.title')} disabled />

export const Hands = later(() => import('./Hands.tsx').then((module) => module.Hands), BESIDE)

/** On a thin line keys and dragging, without a word, come before what speaks and before its words. */
export const afterHands = <Code,>(load: () => Promise<Code>) => async (): Promise<Code> => {
  await Hands.load().catch(() => undefined)
  return saying('whole', load)()
}

export const BoardMenu = later(afterHands(() => import('./BoardMenu.tsx').then((module) => module.BoardMenu)), { Waiting: MenuToCome, ...BESIDE })
export const FilterButton = later(afterHands(() => import('./FilterButton.tsx').then((module) => module.FilterButton)), { Waiting: FilterToCome, ...BESIDE })
export const News = later(afterHands(() => import('./News.tsx').then((module) => module.News)), BESIDE)
export const SelectionBar = later(afterHands(() => import('./SelectionBar.tsx').then((module) => module.SelectionBar)), BESIDE)
export const SessionStrip = later(afterHands(() => import('../session/SessionStrip.tsx').then((module) => module.SessionStrip)), BESIDE)
export const SpotlightBar = later(afterHands(() => import('../spotlight/SpotlightBar.tsx').then((module) => module.SpotlightBar)), BESIDE)
export const PhaseCard = later(afterHands(() => import('../agenda/PhaseCard.tsx').then((module) => module.PhaseCard)), BESIDE)
export const CardVerbs = later(afterHands(() => import('./CardVerbs.tsx').then((module) => module.CardVerbs)), BESIDE)
export const GroupVerbs = later(afterHands(() => import('./GroupVerbs.tsx').then((module) => module.GroupVerbs)), BESIDE)
export const MoveVerbs = later(afterHands(() => import('./MoveVerbs.tsx').then((module) => module.MoveVerbs)), BESIDE)
export const PersonTools = later(afterHands(() => import('./PersonTools.tsx').then((module) => module.PersonTools)), BESIDE)
export const Refused = later(afterHands(() => import('./Refused.tsx').then((module) => module.Refused)), BESIDE)

/** What is not shown before it is asked for, and must be there then: a menu opens with the focus on its first item. */
export function loadTools(): void {
  for (const part of [CardVerbs, GroupVerbs, MoveVerbs, PhaseCard, PersonTools, Refused]) part.load().catch(() => undefined)
}
