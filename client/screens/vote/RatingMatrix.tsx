import { useId } from 'react'
import { QUADRANTS, type Quadrant } from '../../../shared/board/keys.ts'
import { parsePlace } from '../../../shared/board/place.ts'
import { STEPS, type SecondScale } from '../../../shared/board/rating.ts'
import type { RatedRow } from '../../../shared/board/ratingTally.ts'
import { classes } from '../../design/classes.ts'
import { useWords } from '../../state/words.ts'
import { marksFor } from './matrixMarks.ts'
import styles from './RatingMatrix.module.css'

const [WIDTH, HEIGHT] = [400, 360]
/** The field inside its axes; half a mark of room on each side. */
const FIELD = { left: 48, top: 14, width: 338, height: 296 }
const RADIUS = 12
const LEAST = STEPS[0] - 0.25
const SPAN = STEPS.at(-1)! - STEPS[0] + 0.5

interface RatingMatrixProps {
  /** The rows of the table beside it, in its order: a mark carries the number of its row. */
  rows: readonly RatedRow[]
  scale: SecondScale
  placeOf: (target: string) => string | null
  /** The row that is looked at. */
  lit?: string | null
}

/** What was rated, as a picture: impact upwards, the other scale to the right. The table beside it says the same in words. */
export function RatingMatrix({ rows, scale, placeOf, lit = null }: RatingMatrixProps) {
  const { t } = useWords()
  const id = useId()
  const rated = rows.flatMap(({ target, impact, second }, at) =>
    impact.mean === null || second.mean === null ? [] : [{ target, number: at + 1, quadrant: quadrantOf(placeOf(target)), x: share(second.mean), y: share(impact.mean) }])
  const marks = marksFor(rated, { width: FIELD.width, height: FIELD.height, apart: RADIUS * 2 + 1 })
  const shown = QUADRANTS.filter((quadrant) => rated.some((one) => one.quadrant === quadrant))
  const name = t(scale === 'likelihood' ? 'rating.matrixLikelihood' : 'rating.matrixImportance')
  const across = (step: number) => FIELD.left + share(step) * FIELD.width
  const up = (step: number) => FIELD.top + (1 - share(step)) * FIELD.height
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.matrix} role="img" aria-labelledby={id}>
        <title id={id}>{name}</title>
        <rect x={across(3)} y={FIELD.top} width={FIELD.left + FIELD.width - across(3)} height={up(3) - FIELD.top} className={styles.weighty} />
        {STEPS.map((step) => (
          <g key={step} className={classes(styles.line, step === 3 && styles.middle)}>
            <line x1={FIELD.left} x2={FIELD.left + FIELD.width} y1={up(step)} y2={up(step)} />
            <line x1={across(step)} x2={across(step)} y1={FIELD.top} y2={FIELD.top + FIELD.height} />
            <text x={FIELD.left - 14} y={up(step) + 5}>{step}</text>
            <text x={across(step)} y={FIELD.top + FIELD.height + 18}>{step}</text>
          </g>
        ))}
        <text className={styles.axis} x={FIELD.left + FIELD.width / 2} y={HEIGHT - 6}>{t(`rating.${scale}`)} →</text>
        <text className={styles.axis} transform={`translate(14 ${FIELD.top + FIELD.height / 2}) rotate(-90)`}>{t('rating.impact')} →</text>
        {marks.map(({ x, y, atX, atY }, at) => (Math.hypot(atX - x, atY - y) > 1) && (
          <g key={rated[at]!.target} className={styles.away}>
            <line x1={FIELD.left + x} y1={FIELD.top + y} x2={FIELD.left + atX} y2={FIELD.top + atY} />
            <circle cx={FIELD.left + x} cy={FIELD.top + y} r="2.5" />
          </g>
        ))}
        {marks.map(({ atX, atY }, at) => {
          const { target, number, quadrant } = rated[at]!
          return (
            <g
              key={target} transform={`translate(${FIELD.left + atX} ${FIELD.top + atY})`}
              className={classes(styles.mark, quadrant && styles[quadrant], lit === target && styles.lit)}
            >
              <Shape quadrant={quadrant} />
              <text y="4.5">{number}</text>
            </g>
          )
        })}
      </svg>
      {shown.length > 0 && (
        <figcaption className={styles.legend}>
          {shown.map((quadrant) => (
            <span key={quadrant}>
              <svg viewBox="-14 -14 28 28" width="18" height="18" aria-hidden="true" focusable="false" className={classes(styles.mark, styles[quadrant])}>
                <Shape quadrant={quadrant} />
              </svg>
              {t(`quadrant.${quadrant}`)}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  )
}

/** Round what helps, square what hinders: the boxes are told apart without their colour. */
function Shape({ quadrant }: { quadrant: Quadrant | null }) {
  if (quadrant === 'W' || quadrant === 'T') return <rect x={-RADIUS + 1} y={-RADIUS + 1} width={RADIUS * 2 - 2} height={RADIUS * 2 - 2} rx="2" />
  return <circle r={RADIUS} />
}

const share = (step: number): number => (step - LEAST) / SPAN

function quadrantOf(place: string | null): Quadrant | null {
  const parsed = place === null ? null : parsePlace(place)
  return parsed?.kind === 'swot' ? parsed.quadrant : null
}
