import { useId } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import styles from './Choice.module.css'

interface Choice<T extends string> {
  value: T
  label: string
  hint?: string
  icon?: IconName
}

interface RadioCardsProps<T extends string> {
  legend: string
  hint?: string
  choices: readonly Choice<T>[]
  /** Null: nothing is chosen yet. */
  value: T | null
  /** What is wrong, if something is. */
  error?: string | null
  onChange: (value: T) => void
  /** Side by side where there is room, for short choices. */
  beside?: boolean
  required?: boolean
}

/** One of a few choices, each with room for its explanation. Native radios: arrow keys and all. */
export function RadioCards<T extends string>({ legend, hint, choices, value, error, onChange, beside, required }: RadioCardsProps<T>) {
  const name = useId()
  return (
    <fieldset aria-describedby={hint ? `${name}-hint` : undefined} data-wrong={error ? '' : undefined}>
      <legend className={styles.legend}>{legend}</legend>
      {hint && <p id={`${name}-hint`} className={styles.hint}>{hint}</p>}
      <div className={beside ? styles.beside : styles.stack}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.card}>
            <input
              type="radio" name={name} value={choice.value} checked={choice.value === value} required={required} aria-describedby={error ? `${name}-error` : undefined}
              onChange={() => onChange(choice.value)}
            />
            <span className={styles.words}>
              <span>{choice.label}</span>
              {choice.hint && <span className={styles.hint}>{choice.hint}</span>}
            </span>
            {choice.icon && <Icon name={choice.icon} />}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} className={styles.error}>
          <Icon name="warning" size={16} />
          {error}
        </p>
      )}
    </fieldset>
  )
}
