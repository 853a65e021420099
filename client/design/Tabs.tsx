import type { KeyboardEvent, ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import styles from './Tabs.module.css'

export interface Tab<T extends string> {
  id: T
  label: string
  icon?: IconName
  /** A small count or sign after the label. */
  note?: ReactNode
}

interface TabsProps<T extends string> {
  label: string
  tabs: readonly Tab<T>[]
  value: T
  onChange: (id: T) => void
  /** Names the pair of tab and panel: give the same to `tabPanel`. */
  name: string
}

/** One of several views. One stop for Tab; arrow keys, Home and End choose. */
export function Tabs<T extends string>({ label, tabs, value, onChange, name }: TabsProps<T>) {
  function move(event: KeyboardEvent<HTMLDivElement>) {
    const at = tabs.findIndex((tab) => tab.id === value)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    const next = tabs[(to + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onChange(next.id)
    document.getElementById(`${name}-tab-${next.id}`)?.focus()
  }

  return (
    <div role="tablist" aria-label={label} className={styles.tabs} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id} id={`${name}-tab-${tab.id}`} type="button" role="tab" className={styles.tab}
          aria-selected={tab.id === value} aria-controls={tab.id === value ? `${name}-panel-${tab.id}` : undefined}
          tabIndex={tab.id === value ? 0 : -1} onClick={() => onChange(tab.id)}
        >
          {tab.icon && <Icon name={tab.icon} size={18} />}
          <span dir="auto">{tab.label}</span>
          {tab.note}
        </button>
      ))}
    </div>
  )
}

/** What the panel of a tab must carry. */
export function tabPanel(name: string, id: string) {
  return { role: 'tabpanel', id: `${name}-panel-${id}`, 'aria-labelledby': `${name}-tab-${id}` } as const
}
