import { useBoard, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { QuestionLine } from './FourBoxes.tsx'
import { useView } from './screen.ts'

/** The guiding question of the theme, else of the board: what stands over the boxes. */
export function Question() {
  const { t } = useWords()
  const themes = useThemes()
  const { question } = useBoard()
  const view = useView((state) => state.view)
  const theme = view?.kind === 'theme' ? themes.find(({ id }) => id === view.theme) : undefined
  return <QuestionLine words={theme?.question ?? question} title={theme?.title ?? t('board.overview')} />
}
