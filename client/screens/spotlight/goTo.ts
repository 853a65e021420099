/** Bringing a path of the board into view on this screen: a card, group or action, a box, a theme, a register, the board. */
import { parsePlace } from '../../../shared/board/place.ts'
import { focusActions, focusItem, focusPlace, scrollToItem } from '../board/focus.ts'
import { isPhone } from '../board/phone.ts'
import { viewOf } from '../board/places.ts'
import type { ViewState, ViewStore } from '../board/viewStore.ts'
import type { BoardIndex } from '../../state/boardIndex.ts'
import { isPage } from '../session/sessionPart.ts'

/** `focus` only where the person asked to go: a screen reader would be torn away otherwise. */
export function goTo(path: string, view: ViewStore, index: BoardIndex, focus: boolean): void {
  const [kind, id = ''] = path.split('/')
  if (kind === 'card' || kind === 'group') {
    const found = kind === 'card' ? index.card(id) : index.group(id)
    if (!found) return
    showPlace(found.place, view)
    const group = index.card(id)?.shownGroup
    if (group) view.set({ folded: new Set([...view.now.folded].filter((other) => other !== group)) })
    show(id)
  } else if (kind === 'action' && view.now.session === 'conclusions') {
    document.getElementById(`conclusion-${id}`)?.scrollIntoView({ block: 'nearest' })
  } else if (kind === 'action' || kind === 'actions') {
    view.set({ session: null, phoneTab: 'actions', actions: view.now.actions === 'hidden' ? 'column' : view.now.actions })
    if (kind === 'action') show(id)
    else if (focus) focusActions()
  } else {
    showPlace(path, view)
    if (focus) focusPlace(path)
  }

  function show(item: string): void {
    if (focus) focusItem(item)
    else scrollToItem(item)
  }
}

function showPlace(place: string, view: ViewStore): void {
  const parsed = parsePlace(place)
  const [head, theme] = place.split('/')
  const found = viewOf(place)
    ?? (head === 'swot' && theme !== undefined ? { kind: 'theme' as const, theme } : null)
    ?? (head === 'practices' || head === 'measures' ? { kind: head } : null)
    ?? { kind: 'overview' as const }
  view.set({
    view: found, phoneTab: 'board', actions: view.now.actions === 'table' ? 'column' : view.now.actions,
    session: coversBoard(view.now.session) ? null : view.now.session,
    ...(parsed?.kind === 'swot' && { quadrant: parsed.quadrant }),
  })
}

/** On a phone every part of the session stands where the board stands. */
const coversBoard = (session: ViewState['session']): boolean => isPage(session) || isPhone()

/** Where somebody was: what is put back by "Back to where I was". */
export type Whereabouts = Pick<ViewState, 'view' | 'quadrant' | 'phoneTab' | 'actions' | 'session'>

export const whereabouts = ({ view, quadrant, phoneTab, actions, session }: ViewState): Whereabouts => ({ view, quadrant, phoneTab, actions, session })
