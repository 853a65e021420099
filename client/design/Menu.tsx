/** A menu of verbs: arrow keys, Home, End, first letters, Enter; Esc and Tab leave. Words come from the caller. */
import { createContext, use, useId, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { classes } from './classes.ts'
import type { Side } from './float.ts'
import { Icon, type IconName } from './Icon.tsx'
import styles from './Menu.module.css'
import { Float, type TriggerProps } from './Popover.tsx'

const Close = createContext<() => void>(() => {})

interface MenuProps {
  label: string
  trigger: (props: TriggerProps) => ReactNode
  side?: Side
  children: ReactNode
}

export function Menu({ label, trigger, side, children }: MenuProps) {
  const typed = useRef({ text: '', at: 0 })

  function move(event: KeyboardEvent<HTMLDivElement>) {
    const all = items(event.currentTarget)
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next = target(event, all, at, typed.current)
    if (event.key === 'Tab') event.currentTarget.hidePopover()
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return (
    <Float label={label} trigger={trigger} side={side} role="menu" className={styles.menu} onKeyDown={move} onShown={(menu) => items(menu)[0]?.focus()}>
      {(close) => <Close value={close}>{children}</Close>}
    </Float>
  )
}

const items = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')]

/** Where a key leads, null if nowhere. Letters typed within half a second are one search. */
function target(event: KeyboardEvent, all: HTMLElement[], at: number, typed: { text: string; at: number }): HTMLElement | null {
  switch (event.key) {
    case 'ArrowDown': return all[(at + 1) % all.length] ?? null
    case 'ArrowUp': return all[(at - 1 + all.length) % all.length] ?? null
    case 'Home': return all[0] ?? null
    case 'End': return all.at(-1) ?? null
  }
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return null
  typed.text = event.timeStamp - typed.at < 500 ? typed.text + event.key.toLowerCase() : event.key.toLowerCase()
  typed.at = event.timeStamp
  const from = typed.text.length === 1 ? at + 1 : at
  const order = [...all.slice(from), ...all.slice(0, from)]
  return order.find((item) => item.textContent?.trim().toLowerCase().startsWith(typed.text)) ?? null
}

interface MenuItemProps {
  icon?: IconName
  danger?: boolean
  /** The key that does the same. */
  keys?: string
  /** For a choice that is on or off; absent for a verb. */
  checked?: boolean
  onSelect: () => void
  children: ReactNode
}

/** Closes first, so that the focus is back in its place before `onSelect` may move it elsewhere. */
export function MenuItem({ icon, danger, keys, checked, onSelect, children }: MenuItemProps) {
  const close = use(Close)
  return (
    <button
      type="button" tabIndex={-1} className={classes(styles.item, danger && styles.danger)}
      role={checked === undefined ? 'menuitem' : 'menuitemcheckbox'} aria-checked={checked}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
      onClick={() => {
        close()
        onSelect()
      }}
    >
      {checked !== undefined ? <span className={styles.sign}>{checked && <Icon name="check" size={18} />}</span> : icon && <Icon name={icon} size={18} />}
      <span className={styles.words}>{children}</span>
      {keys && <span className={styles.keys} aria-hidden="true">{keys}</span>}
    </button>
  )
}

/** Stands in a menu whose items are still to come. It has the focus until they take it. */
export function MenuNote({ children }: { children: ReactNode }) {
  return <div role="menuitem" aria-disabled="true" tabIndex={-1} className={classes(styles.item, styles.note)}>{children}</div>
}

/** Items that belong together, under a quiet heading. */
export function MenuGroup({ label, children }: { label?: string; children: ReactNode }) {
  const id = useId()
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // Items that come when the menu is open already: the focus has waited for them, and nobody else may take it meanwhile.
    const menu = ref.current?.closest<HTMLElement>('[role="menu"]')
    if (menu?.dataset.placed !== undefined && !menu.contains(document.activeElement)) items(menu)[0]?.focus()
  }, [])
  return (
    <div ref={ref} role="group" aria-labelledby={label ? id : undefined} className={styles.group}>
      {label && <p id={id} className={styles.heading} role="presentation">{label}</p>}
      {children}
    </div>
  )
}
