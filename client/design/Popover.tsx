/**
 * A native popover beside the control that opens it. The browser gives the top layer, Esc, closing by a click elsewhere and the way back
 * of the focus; `popovertarget` keeps the click that closes it from opening it again.
 */
import { useEffect, useId, useRef, useState, type ComponentProps, type ReactNode, type SyntheticEvent } from 'react'
import { classes } from './classes.ts'
import { placeBeside, type Side } from './float.ts'
import styles from './Popover.module.css'

/** What the opening control must carry: spread it on a Button or an IconButton. */
export type TriggerProps = Pick<ComponentProps<'button'>, 'popoverTarget' | 'aria-expanded' | 'aria-haspopup' | 'aria-controls' | 'onKeyDown'>

interface FloatProps {
  label: string
  trigger: (props: TriggerProps) => ReactNode
  side?: Side
  role: 'menu' | 'dialog'
  className?: string
  /** Called once it stands in its place, to set the focus. */
  onShown?: (element: HTMLElement) => void
  onKeyDown?: ComponentProps<'div'>['onKeyDown']
  children: (close: () => void) => ReactNode
}

/** What happens inside is no business of the card or box it hangs on. */
const stop = (event: SyntheticEvent) => event.stopPropagation()

/** The floating part that Popover and Menu share. Its content exists only while it is open. */
export function Float({ label, trigger, side, role, className, onShown, onKeyDown, children }: FloatProps) {
  const id = useId()
  const ref = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  useEffect(() => {
    const floating = ref.current
    if (!open || !floating) return
    const anchor = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`)
    const place = () => anchor && placeBeside(floating, anchor, side)
    const observer = new ResizeObserver(place)
    observer.observe(floating)
    window.addEventListener('resize', place)
    document.addEventListener('scroll', place, { capture: true, passive: true })
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', place)
      document.removeEventListener('scroll', place, { capture: true })
    }
  }, [open, side, id])

  return (
    <>
      {trigger({
        popoverTarget: id, 'aria-expanded': open, 'aria-haspopup': role, 'aria-controls': open ? id : undefined,
        onKeyDown(event) {
          if (role !== 'menu' || event.key !== 'ArrowDown' || open) return
          event.preventDefault()
          event.stopPropagation()
          ref.current?.showPopover({ source: event.currentTarget })
        },
      })}
      <div
        ref={ref} id={id} popover="auto" role={role} aria-label={label} className={classes(styles.float, className)}
        onBeforeToggle={(event) => {
          if (event.target !== ref.current) return
          if (event.newState === 'open') setOpen(true)
          else delete ref.current.dataset.placed
        }}
        onToggle={(event) => {
          const floating = ref.current
          if (event.target !== floating) return
          if (event.newState === 'closed') return setOpen(false)
          const anchor = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`)
          if (anchor) placeBeside(floating, anchor, side)
          floating.dataset.placed = ''
          onShown?.(floating)
        }}
        onKeyDown={(event) => {
          event.stopPropagation()
          onKeyDown?.(event)
        }}
        onPointerDown={stop} onClick={stop} onDoubleClick={stop}
      >
        {open && children(() => ref.current?.hidePopover())}
      </div>
    </>
  )
}

interface PopoverProps {
  label: string
  trigger: (props: TriggerProps) => ReactNode
  side?: Side
  className?: string
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** Things to read or set beside a control, without leaving the board. */
export function Popover({ children, className, ...rest }: PopoverProps) {
  return (
    <Float
      {...rest} role="dialog" className={classes(styles.popover, className)}
      onShown={(element) => element.querySelector<HTMLElement>('[autofocus], input, select, textarea, button, a[href], [tabindex="0"]')?.focus()}
    >
      {(close) => (typeof children === 'function' ? children(close) : children)}
    </Float>
  )
}

/** Stands in a popover whose content is still to come; whoever opened it by keyboard is not left outside. */
export function PopoverNote({ children }: { children: ReactNode }) {
  return <p role="status" tabIndex={0} className={styles.note}>{children}</p>
}
