import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon, type IconName } from './Icon.tsx'
import styles from './Button.module.css'
import { useTip } from './tip.ts'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

interface ButtonProps extends ComponentProps<'button'> {
  kind?: ButtonKind
  icon?: IconName
  /** As wide as its container, for the one button of a form. */
  wide?: boolean
  children: ReactNode
}

/** A verb one can press. `primary` at most once on a screen. */
export function Button({ kind = 'secondary', icon, wide, className, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button type={type} className={classes(styles.button, styles[kind], wide && styles.wide, className)} {...rest}>
      {icon && <Icon name={icon} size={18} />}
      <span>{children}</span>
    </button>
  )
}

interface LinkButtonProps extends ComponentProps<'a'> {
  kind?: ButtonKind
  icon?: IconName
  wide?: boolean
  children: ReactNode
}

/** A place one can go to that looks like a button. */
export function LinkButton({ kind = 'secondary', icon, wide, className, children, ...rest }: LinkButtonProps) {
  return (
    <a className={classes(styles.button, styles[kind], wide && styles.wide, className)} {...rest}>
      {icon && <Icon name={icon} size={18} />}
      <span>{children}</span>
    </a>
  )
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: IconName
  /** The name of the control: read aloud, and shown on hover and focus. */
  label: string
  kind?: 'secondary' | 'quiet' | 'danger'
  /** A toggle that is on. */
  pressed?: boolean
  small?: boolean
}

/** A control that is only a sign. Its name shows as a tip, so nobody has to guess. */
export function IconButton({ icon, label, kind = 'quiet', pressed, small, className, type = 'button', ...rest }: IconButtonProps) {
  const tip = useTip(label)
  return (
    <button
      type={type} aria-label={label} aria-pressed={pressed} {...tip} {...rest}
      className={classes(styles.button, styles.square, styles[kind], small && styles.small, className)}
    >
      <Icon name={icon} size={small ? 16 : 20} />
    </button>
  )
}
