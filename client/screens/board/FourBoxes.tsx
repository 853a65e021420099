import { useState, type ReactNode } from 'react'
import type { Quadrant } from '../../../shared/board/keys.ts'
import { classes } from '../../design/classes.ts'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { VisuallyHidden } from '../../design/VisuallyHidden.tsx'
import { useWords } from '../../state/words.ts'
import screen from './BoardScreen.module.css'
import boxes from './Box.module.css'
import styles from './Boxes.module.css'
import { hasFinger, usePhone } from './phone.ts'
import { keepWriting } from './touch.ts'

interface FourBoxesProps {
  box: (quadrant: Quadrant) => ReactNode
  /** The one that has the room: the others keep their side, as a heading. */
  large?: Quadrant | null
}

/** Internal above, external below; helpful left, harmful right. */
export function FourBoxes({ box, large }: FourBoxesProps) {
  const { t } = useWords()
  return (
    <div className={classes(styles.field, large && styles[`large${large}`])}>
      <span className={classes(styles.axis, styles.helpful)}>{t('axis.helpful')}</span>
      <span className={classes(styles.axis, styles.harmful)}>{t('axis.harmful')}</span>
      <span className={classes(styles.axis, styles.internal)}>{t('axis.internal')}</span>
      {box('S')}
      {box('W')}
      <span className={classes(styles.axis, styles.external)}>{t('axis.external')}</span>
      {box('O')}
      {box('T')}
    </div>
  )
}

/** What stands over the boxes: the question of the theme, else of the board; without one, the name of what is shown is still read out. */
export function QuestionLine({ words, title }: { words: string; title: string }) {
  const phone = usePhone()
  const [whole, setWhole] = useState(false)
  if (words !== '') {
    return (
      <div className={screen.question}>
        <h2 title={words} dir="auto">
          {phone ? <button type="button" aria-expanded={whole} onMouseDown={keepWriting} onClick={() => setWhole(!whole)}>{words}</button> : words}
        </h2>
      </div>
    )
  }
  return <h2><VisuallyHidden>{title}</VisuallyHidden></h2>
}

interface BoxTitleProps {
  id: string
  quadrant: Quadrant | null
  title: string
  count: ReactNode
}

/** What a box is called, and how much is in it. */
export function BoxTitle({ id, quadrant, title, count }: BoxTitleProps) {
  return (
    <>
      {quadrant && <QuadrantMark quadrant={quadrant} />}
      <span className={boxes.name}>
        <h3 id={id} className={boxes.title}>{title}</h3>
        {count}
      </span>
      <span className={boxes.space} />
    </>
  )
}

/** What stands where there is nothing yet. */
export function EmptyBox({ may }: { may: boolean }) {
  const { t } = useWords()
  return <p className={boxes.empty}>{may ? t(hasFinger() ? 'board.emptyTouch' : 'board.emptyWrite') : t('board.empty')}</p>
}

export function CardCount({ n }: { n: number }) {
  const { t } = useWords()
  return <span className={boxes.count} role="img" aria-label={t('common.cards', { n })}>{n}</span>
}
