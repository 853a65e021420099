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
  value: T
  onChange: (value: T) => void
  /** Side by side where there is room, for short choices. */
  beside?: boolean
}

/** One of a few choices, each with room for its explanation. Native radios: arrow keys and all. */
export function RadioCards<T extends string>({ legend, hint, choices, value, onChange, beside }: RadioCardsProps<T>) {
  const name = useId()
  return (
    <fieldset aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend className={styles.legend}>{legend}</legend>
      {hint && <p id={`${name}-hint`} className={styles.hint}>{hint}</p>}
      <div className={beside ? styles.beside : styles.stack}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.card}>
            <input type="radio" name={name} value={choice.value} checked={choice.value === value} onChange={() => onChange(choice.value)} />
            <span className={styles.words}>
              <span>{choice.label}</span>
              {choice.hint && <span className={styles.hint}>{choice.hint}</span>}
            </span>
            {choice.icon && <Icon name={choice.icon} />}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
