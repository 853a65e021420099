import { VisuallyHidden } from '../../design/VisuallyHidden.tsx'
import { useBoard, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import styles from './BoardScreen.module.css'
import { useView } from './screen.ts'

/** The guiding question of the theme, else of the board: what stands over the boxes. */
export function Question() {
  const { t } = useWords()
  const themes = useThemes()
  const { question } = useBoard()
  const view = useView((state) => state.view)
  const theme = view?.kind === 'theme' ? themes.find(({ id }) => id === view.theme) : undefined
  const words = theme?.question ?? question
  if (words !== '') return <div className={styles.question}><h2 title={words} dir="auto">{words}</h2></div>
  return <h2><VisuallyHidden>{theme?.title ?? t('board.overview')}</VisuallyHidden></h2>
}
