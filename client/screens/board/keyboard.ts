/** Everything by keyboard: one listener for the board; fields, menus and dialogs keep their own keys. */
import { QUADRANTS } from '../../../shared/board/keys.ts'
import { parsePlace } from '../../../shared/board/place.ts'
import { entityPath } from '../../../shared/rules/locks.ts'
import type { BoardSession } from '../../state/boardSession.ts'
import { focusActions, focusComposer, focusItem, itemElement, itemOf, placeOf } from './focus.ts'
import type { Gestures } from './gestures/gestures.ts'
import { singleKeys } from './singleKeys.ts'
import { ARROWS, nearest } from './spatialFocus.ts'
import type { ViewStore } from './viewStore.ts'

export interface KeyboardHost {
  session: BoardSession
  view: ViewStore
  gestures: Gestures
  root: HTMLElement
}

/** Handles a key that was pressed anywhere on the board screen. */
export function onBoardKey(event: KeyboardEvent, host: KeyboardHost): void {
  const target = event.target as Element
  if (event.defaultPrevented || event.isComposing || target.closest('dialog, [popover]')) return
  const writing = target.closest('input, textarea, select') !== null
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    if (!writing && undoKey(event, host)) event.preventDefault()
    return
  }
  if (writing || (isLetter(event.key) && !event.altKey && !singleKeys())) return
  const id = target.closest('button, [role="tab"]') ? null : itemOf(target)
  const handled = (id !== null && onItemKey(event, id, host)) || onPageKey(event, host)
  if (handled) event.preventDefault()
}

/** Space and the keys with names are no letters. */
const isLetter = (key: string): boolean => key.length === 1 && key !== ' '

function undoKey(event: KeyboardEvent, { gestures }: KeyboardHost): boolean {
  const key = event.key.toLowerCase()
  if (key === 'z') (event.shiftKey ? gestures.redo : gestures.undo)()
  else if (key === 'y') gestures.redo()
  else return false
  return true
}

function onItemKey(event: KeyboardEvent, id: string, { session, view, gestures, root }: KeyboardHost): boolean {
  const kind = gestures.things.rootOf(id)
  if (kind === null) return false
  const way = ARROWS[event.key]
  if (way !== undefined && event.altKey) {
    if (kind === 'actions') gestures.moves.stepAction(id, way === 'up' || way === 'left' ? -1 : 1)
    else if (way === 'up' || way === 'down') gestures.moves.step(id, way)
    else gestures.moves.stepToBox(id, way)
    return true
  }
  if (event.altKey) return false
  if (way !== undefined) {
    const next = neighbour(root, id, way)
    if (next) focusItem(next)
    return true
  }
  switch (event.key) {
    case 'Enter':
      if (gestures.things.mayEdit(kind, id)) view.edit(id)
      return true
    case ' ':
      if (kind === 'actions') return false
      if (event.shiftKey) gestures.selecting.upTo(id)
      else gestures.selecting.toggle(id)
      return true
    case 'Delete':
    case 'Backspace':
      gestures.bin.put(session.selection.has(id) ? session.selection.ids : [id])
      return true
    case '.':
    case 'ContextMenu':
      return press(id, 'more')
    case 'Home':
    case 'End': {
      if (kind === 'actions') return false
      const box = session.index.box(gestures.things.placeOf(id) ?? '')
      const end = event.key === 'Home' ? box[0] : box.at(-1)
      if (end) focusItem(end.id)
      return true
    }
  }
  switch (event.key.toLowerCase()) {
    case 'm':
      return press(id, 'move')
    case 'l':
      if (!session.may.moderate()) return false
      gestures.lock(entityPath(kind, id), !gestures.things.isLocked(id))
      return true
    case 'g':
      if (session.selection.ids.length < 2 || !gestures.grouping.mayMake(session.selection.ids)) return false
      gestures.grouping.make(session.selection.ids)
      return true
  }
  return false
}

function onPageKey(event: KeyboardEvent, { session, view, gestures, root }: KeyboardHost): boolean {
  if (event.altKey) return false
  const { now } = view
  const quadrant = QUADRANTS[Number(event.key) - 1]
  if (quadrant !== undefined && now.view?.kind === 'theme') {
    view.set({ quadrant })
    enterBox(`swot/${now.view.theme}/${quadrant}`, { session, gestures })
    return true
  }
  switch (event.key) {
    case '?':
      view.set({ panel: 'shortcuts' })
      return true
    case 'Escape':
      if (!now.selecting) return false
      gestures.selecting.clear()
      return true
    case '[':
    case ']':
      return turnTheme(event.key === ']' ? 1 : -1, session, view)
  }
  switch (event.key.toLowerCase()) {
    case 'n': {
      const place = placeOf(event.target) ?? firstPlace(root)
      if (place !== null) focusComposer(place)
      return place !== null
    }
    case 'f':
      root.querySelector<HTMLElement>('[data-tool="filter"]')?.click()
      return true
    case 'a':
      if (now.actions === 'hidden') view.set({ actions: 'column' })
      focusActions()
      return true
  }
  return false
}

/** To the card one was at in a box, else to its first, else to the box itself. */
function enterBox(place: string, { session, gestures }: Pick<KeyboardHost, 'session' | 'gestures'>): void {
  const id = gestures.things.currentIn(place) ?? session.index.box(place)[0]?.id
  if (id !== undefined) focusItem(id)
  else requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`)?.focus())
}

function turnTheme(by: 1 | -1, session: BoardSession, view: ViewStore): boolean {
  const { themes } = session.facts
  const now = view.now.view
  const at = now?.kind === 'theme' ? themes.findIndex((theme) => theme.id === now.theme) : -1
  const next = themes[(at + by + themes.length) % themes.length]
  if (!next) return false
  view.set({ view: { kind: 'theme', theme: next.id } })
  return true
}

/** Opens the menu of a card as a press on its button would. */
function press(id: string, tool: 'move' | 'more'): boolean {
  const button = itemElement(id)?.querySelector<HTMLElement>(`[data-tool="${tool}"]`)
  // While cards are being selected it is not shown, and its menu could not be seen.
  if (!button?.checkVisibility()) return false
  button.click()
  return true
}

function neighbour(root: HTMLElement, id: string, way: 'up' | 'down' | 'left' | 'right'): string | null {
  const from = itemElement(id)?.getBoundingClientRect()
  if (!from) return null
  const others = [...root.querySelectorAll<HTMLElement>('[data-focus], [data-waits]')].filter((item) => item.dataset.focus !== id && item.offsetParent !== null)
  const { focus, item } = others[nearest(from, others.map((other) => other.getBoundingClientRect()), way)]?.dataset ?? {}
  return focus ?? item ?? null
}

const firstPlace = (root: HTMLElement): string | null => {
  const [box] = root.querySelectorAll<HTMLElement>('[data-place]')
  return parsePlace(box?.dataset.place) ? (box?.dataset.place ?? null) : null
}
