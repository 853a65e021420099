/**
 * Moving by pointer: mouse after a few pixels, touch after a long press, so that a finger still scrolls.
 * What is dragged stays where it was, dimmed, while a copy of it follows the pointer; nothing moves until it is let go.
 */
import { dropAt, type Drop, type DropRules } from './dropTarget.ts'

export interface DragHost {
  /** What moves with this item (the selection it belongs to, or itself); null when it may not be moved. */
  lift(id: string): { ids: readonly string[]; rules: DropRules } | null
  show(drop: Drop | null): void
  drop(ids: readonly string[], drop: Drop): void
  /** Let go outside, or Escape. */
  cancel(): void
  /** A finger held an item and let go without moving it. */
  hold(id: string): void
  /** A tab was hovered for a while. */
  enter(tab: string): void
}

const MOUSE_SLOP = 5
const TOUCH_SLOP = 9
const HOLD_MS = 380
const ENTER_MS = 600
const EDGE = 48
const FASTEST = 18
const NOT_A_HANDLE = 'button, a, input, textarea, select, summary, [data-no-drag]'

interface Press {
  id: string
  element: HTMLElement
  pointer: number
  touch: boolean
  startX: number
  startY: number
  x: number
  y: number
  timer: number
  lifted: Lifted | null
}

interface Lifted {
  ids: readonly string[]
  rules: DropRules
  ghost: HTMLElement
  drop: Drop | null
  moved: boolean
  frame: number
  over: { tab: string; since: number } | null
}

/** Listens on the board's element; returns what takes the listeners away again. */
export function enableDragging(root: HTMLElement, host: DragHost): () => void {
  let press: Press | null = null

  const down = (event: PointerEvent) => {
    if (press || event.button !== 0 || !event.isPrimary) return
    const target = event.target as Element
    const element = target.closest<HTMLElement>('[data-drag]')
    if (!element || target.closest(NOT_A_HANDLE)) return
    const touch = event.pointerType !== 'mouse'
    press = {
      id: element.dataset.drag!, element, pointer: event.pointerId, touch,
      startX: event.clientX, startY: event.clientY, x: event.clientX, y: event.clientY, timer: 0, lifted: null,
    }
    if (touch) press.timer = window.setTimeout(() => lift(false), HOLD_MS)
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', abort)
    window.addEventListener('keydown', key, true)
    window.addEventListener('contextmenu', menu, true)
  }

  const move = (event: PointerEvent) => {
    if (!press || event.pointerId !== press.pointer) return
    press.x = event.clientX
    press.y = event.clientY
    const far = Math.hypot(press.x - press.startX, press.y - press.startY)
    if (press.lifted) {
      if (far > TOUCH_SLOP) press.lifted.moved = true
      event.preventDefault()
    } else if (press.touch) {
      if (far > TOUCH_SLOP) end()
    } else if (far > MOUSE_SLOP) {
      lift(true)
    }
  }

  const lift = (moved: boolean) => {
    if (!press) return
    const taken = host.lift(press.id)
    if (!taken) {
      if (press.touch) host.hold(press.id)
      end()
      return
    }
    const rect = press.element.getBoundingClientRect()
    const ghost = press.element.cloneNode(true) as HTMLElement
    for (const node of [ghost, ...ghost.querySelectorAll('[id]')]) node.removeAttribute('id')
    ghost.dataset.ghost = ''
    ghost.setAttribute('aria-hidden', 'true')
    ghost.setAttribute('inert', '')
    ghost.style.width = `${rect.width}px`
    ghost.style.left = `${rect.left}px`
    ghost.style.top = `${rect.top}px`
    if (taken.ids.length > 1) ghost.dataset.count = String(taken.ids.length)
    document.body.append(ghost)
    document.documentElement.dataset.dragging = ''
    press.lifted = { ...taken, ghost, drop: null, moved, frame: 0, over: null }
    press.lifted.frame = requestAnimationFrame(tick)
    if (press.touch) navigator.vibrate?.(12)
    getSelection()?.removeAllRanges()
  }

  const tick = (now: number) => {
    const lifted = press?.lifted
    if (!press || !lifted) return
    lifted.ghost.style.transform = `translate(${press.x - press.startX}px, ${press.y - press.startY}px) rotate(0.6deg)`
    if (lifted.moved) {
      scrollAtEdges(press.x, press.y)
      const drop = dropAt(press.x, press.y, lifted.rules)
      if (!sameDrop(drop, lifted.drop)) host.show((lifted.drop = drop))
      hover(lifted, press.x, press.y, now)
    }
    lifted.frame = requestAnimationFrame(tick)
  }

  const hover = (lifted: Lifted, x: number, y: number, now: number) => {
    const tab = document.elementFromPoint(x, y)?.closest('[role="tab"]')?.id
    if (tab === undefined) lifted.over = null
    else if (lifted.over?.tab !== tab) lifted.over = { tab, since: now }
    else if (now - lifted.over.since > ENTER_MS) {
      lifted.over.since = Infinity
      host.enter(tab)
    }
  }

  const up = (event: PointerEvent) => {
    if (!press || event.pointerId !== press.pointer) return
    const { lifted, id } = press
    const drop = lifted?.moved ? dropAt(press.x, press.y, lifted.rules) : null
    if (lifted) swallowClick()
    end()
    if (!lifted) return
    if (!lifted.moved) host.hold(id)
    else if (drop) host.drop(lifted.ids, drop)
    else host.cancel()
  }

  const abort = () => {
    const lifted = press?.lifted
    end()
    if (lifted) host.cancel()
  }

  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !press?.lifted) return
    event.preventDefault()
    event.stopPropagation()
    abort()
  }

  /** A long press must not open the browser's own menu over what is being lifted. */
  const menu = (event: Event) => {
    if (press?.touch) event.preventDefault()
  }

  /** Once lifted, the page must not scroll away under the finger; only a listener that is not passive can say so. */
  const touchMove = (event: TouchEvent) => {
    if (press?.lifted) event.preventDefault()
  }

  const end = () => {
    if (!press) return
    window.clearTimeout(press.timer)
    if (press.lifted) {
      cancelAnimationFrame(press.lifted.frame)
      press.lifted.ghost.remove()
      host.show(null)
    }
    delete document.documentElement.dataset.dragging
    press = null
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', up)
    window.removeEventListener('pointercancel', abort)
    window.removeEventListener('keydown', key, true)
    window.removeEventListener('contextmenu', menu, true)
  }

  root.addEventListener('pointerdown', down)
  root.addEventListener('touchmove', touchMove, { passive: false })
  return () => {
    abort()
    root.removeEventListener('pointerdown', down)
    root.removeEventListener('touchmove', touchMove)
  }
}

/** The click that ends a drag is not a click on the card. */
function swallowClick(): void {
  const stop = (event: Event) => {
    event.stopPropagation()
    event.preventDefault()
  }
  window.addEventListener('click', stop, { capture: true, once: true })
  window.setTimeout(() => window.removeEventListener('click', stop, { capture: true }), 0)
}

function scrollAtEdges(x: number, y: number): void {
  const area = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-scroll]')
  if (!area) return
  const rect = area.getBoundingClientRect()
  const above = EDGE - (y - rect.top)
  const below = EDGE - (rect.bottom - y)
  if (above > 0) area.scrollTop -= Math.min(FASTEST, above / 3)
  else if (below > 0) area.scrollTop += Math.min(FASTEST, below / 3)
}

function sameDrop(a: Drop | null, b: Drop | null): boolean {
  if (a === null || b === null) return a === b
  if (a.kind === 'onto') return b.kind === 'onto' && a.id === b.id
  return b.kind === 'between' && a.place === b.place && a.line.left === b.line.left && a.line.top === b.line.top && a.line.width === b.line.width
}
