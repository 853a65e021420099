import { useId, type ComponentProps, type ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import styles from './Field.module.css'

interface FieldWords {
  label: string
  hint?: ReactNode
  /** What is wrong with the value, if something is. */
  error?: string | null
  /** The label is for listeners only, where the place says the same to the eye. */
  labelHidden?: boolean
}

interface Described {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** A labelled field with its hint and its error, tied together for those who listen. */
function Field({ label, hint, error, labelHidden, children }: FieldWords & { children: (ids: Described) => ReactNode }) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={classes(styles.label, labelHidden && styles.hidden)}>{label}</label>
      {hint && <p id={`${id}-hint`} className={styles.hint}>{hint}</p>}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          <Icon name="warning" size={16} />
          {error}
        </p>
      )}
    </div>
  )
}

/** `beside` stands in the line of the field: the button that sends it. */
export function TextField({ label, hint, error, labelHidden, beside, className, ...rest }: FieldWords & { beside?: ReactNode } & ComponentProps<'input'>) {
  const input = (ids: Described) => <input type="text" className={classes(styles.input, className)} {...rest} {...ids} />
  return (
    <Field {...{ label, hint, error, labelHidden }}>
      {(ids) => (beside ? <div className={styles.row}>{input(ids)}{beside}</div> : input(ids))}
    </Field>
  )
}

export function TextArea({ label, hint, error, labelHidden, className, rows = 3, ...rest }: FieldWords & ComponentProps<'textarea'>) {
  return (
    <Field {...{ label, hint, error, labelHidden }}>
      {(ids) => (
        // It grows with its text (field-sizing), which forgets about rows.
        <textarea rows={rows} style={{ minBlockSize: `calc(${rows}lh + 18px)` }} className={classes(styles.input, styles.area, className)} {...rest} {...ids} />
      )}
    </Field>
  )
}

/** A native select: every platform's own wheel, list and keyboard. Children are options. */
export function Select({ label, hint, error, labelHidden, className, ...rest }: FieldWords & ComponentProps<'select'>) {
  return (
    <Field {...{ label, hint, error, labelHidden }}>
      {(ids) => (
        <span className={classes(styles.select, className)}>
          <select className={styles.input} {...rest} {...ids} />
          <Icon name="chevronDown" size={16} />
        </span>
      )}
    </Field>
  )
}
