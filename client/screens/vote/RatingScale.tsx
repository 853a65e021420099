import type { KeyboardEvent } from 'react'
import { STEPS } from '../../../shared/board/rating.ts'
import styles from './RatingScale.module.css'
import type { Scale } from './ratings.ts'

interface RatingScaleProps {
  legend: string
  /** The id of the words that are rated; also sets the radios of one thing apart from those of another. */
  name: string
  scale: Scale
  value: number | null
  onChoose: (step: number) => void
}

/** One to five. Native radios: one stop for Tab, arrow keys choose; a digit does as well. */
export function RatingScale({ legend, name, scale, value, onChoose }: RatingScaleProps) {
  const id = `${name}-${scale}`
  const digits = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const step = STEPS.find((one) => String(one) === event.key)
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onChoose(step)
    event.currentTarget.querySelector<HTMLElement>(`[value="${step}"]`)?.focus()
  }
  return (
    <fieldset className={styles.scale} aria-labelledby={`${id} ${name}`} aria-describedby="rating-ends" onKeyDown={digits}>
      <legend id={id} className={styles.legend}>{legend}</legend>
      <div className={styles.steps}>
        {STEPS.map((step) => (
          <label key={step} className={styles.step}>
            <input type="radio" name={id} value={step} checked={value === step} onChange={() => onChoose(step)} />
            <span>{step}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
