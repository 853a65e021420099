/** What Preact is told, so that it keeps two promises of React's that screens rely on. */
import { options, type VNode } from 'preact'

/** Call it once, before anything is drawn. */
export function setUpRenderer(): void {
  // Effects run with the change they follow, not a frame or two later: the key pressed next finds the dialog open and the focus in it.
  options.requestAnimationFrame = queueMicrotask

  const before = options.vnode
  options.vnode = (vnode) => {
    before?.(vnode)
    if (typeof vnode.type === 'string' && (vnode.props as { autoFocus?: boolean }).autoFocus) focusAtFirst(vnode)
  }
}

const met = new WeakSet<Element>()

/** `autoFocus` is for what appears later too, where a browser's own attribute does nothing. */
function focusAtFirst(vnode: VNode): void {
  const { ref } = vnode
  vnode.ref = (element: HTMLElement | null) => {
    if (typeof ref === 'function') ref(element)
    else if (ref) ref.current = element
    if (element === null || met.has(element)) return
    met.add(element)
    element.focus()
  }
}
