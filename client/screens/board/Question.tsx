import { useBoard, useThemes } from '../../state/hooks.ts'
import styles from './BoardScreen.module.css'
import { useView } from './screen.ts'

/** The guiding question of the theme, else of the board. */
export function Question() {
  const themes = useThemes()
  const { question } = useBoard()
  const view = useView((state) => state.view)
  const own = view?.kind === 'theme' ? themes.find((theme) => theme.id === view.theme)?.question : undefined
  const words = own ?? question
  return words === '' ? null : <div className={styles.question}><p title={words} dir="auto">{words}</p></div>
}
