import { codePoints } from '../../../shared/board/limits.ts'
import { classes } from '../../design/classes.ts'
import { useWords } from '../../state/words.ts'
import styles from './CharactersLeft.module.css'

const WARN_BELOW = 40

/** How many characters are left, once few are. */
export function CharactersLeft({ text, most }: { text: string; most: number }) {
  const { t } = useWords()
  const left = most - codePoints(text)
  if (left > WARN_BELOW) return null
  return (
    <span className={classes(styles.left, left < 0 && styles.over)} role="status">
      {left < 0 ? t('card.tooLong', { n: -left }) : t('card.left', { n: left })}
    </span>
  )
}
