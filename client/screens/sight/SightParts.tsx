import button from '../../design/Button.module.css'
import { classes } from '../../design/classes.ts'
import tabs from '../../design/Tabs.module.css'
import type { FirstSight } from '../../state/firstSight.ts'
import { useWords } from '../../state/words.ts'
import { QuestionLine } from '../board/FourBoxes.tsx'
import styles from './FirstSight.module.css'

export const themeOf = ({ board, sight }: FirstSight) => board.themes.find(({ id }) => id === sight.theme)

/** The name of the theme that can be read. The others keep the room they will have, and are there when they can be chosen. */
export function ThemeNames({ first, phone }: { first: FirstSight; phone?: boolean }) {
  const { t } = useWords()
  const { themes } = first.board
  const views = phone ? themes.filter(({ id }) => id === first.sight.theme) : themes.length > 1 ? [...themes, { id: 'overview', title: t('board.overview') }] : themes
  return (
    <>
      <div className={classes(tabs.tabs, styles.names)}>
        {views.map(({ id, title }) => <span key={id} className={classes(tabs.tab, id === first.sight.theme ? tabs.on : styles.unwritten)}><span dir="auto">{title}</span></span>)}
      </div>
      <span className={classes(button.button, button.square, styles.unwritten)} />
    </>
  )
}

export function SightQuestion({ first }: { first: FirstSight }) {
  const theme = themeOf(first)
  return <QuestionLine words={theme?.question ?? first.board.question} title={theme?.title ?? ''} />
}
