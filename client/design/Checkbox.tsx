import type { ComponentProps, ReactNode } from 'react'
import styles from './Choice.module.css'

/** A native checkbox with its words beside it; the whole line is the target. */
export function Checkbox({ children, ...rest }: Omit<ComponentProps<'input'>, 'type'> & { children: ReactNode }) {
  return (
    <label className={styles.line}>
      <input type="checkbox" {...rest} />
      <span>{children}</span>
    </label>
  )
}
