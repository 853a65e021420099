/** The views of the board as tabs. */
import type { View } from './viewStore.ts'

/** The prefix by which a drag knows that it hovers a tab. */
export const TABS = 'board'

export const tabOf = (view: View): string => (view.kind === 'theme' ? `theme-${view.theme}` : view.kind)

export function viewOfTab(tab: string): View {
  if (tab.startsWith('theme-')) return { kind: 'theme', theme: tab.slice('theme-'.length) }
  return { kind: tab as Exclude<View['kind'], 'theme'> }
}
