import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon, type IconName } from './Icon.tsx'
import styles from './Notice.module.css'

export type NoticeTone = 'calm' | 'good' | 'warn' | 'danger'

const SIGN: Record<NoticeTone, IconName> = { calm: 'info', good: 'saved', warn: 'warning', danger: 'warning' }

interface NoticeProps {
  tone?: NoticeTone
  title?: string
  children?: ReactNode
  /** Buttons that answer the notice. */
  actions?: ReactNode
  /** Read out when it appears; false for what stood there from the start. */
  live?: boolean
}

/** A quiet message in its place: what happened, what is safe, what to do. */
export function Notice({ tone = 'calm', title, children, actions, live = true }: NoticeProps) {
  return (
    <div className={classes(styles.notice, styles[tone])} role={live ? 'status' : undefined}>
      <Icon name={SIGN[tone]} />
      <div className={styles.body}>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}
