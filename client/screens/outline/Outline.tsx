import { useEffect, useRef } from 'react'
import { QUADRANTS } from '../../../shared/board/keys.ts'
import { boxPlace } from '../../../shared/board/place.ts'
import { placesOf, REGISTERS } from '../../../shared/board/registers.ts'
import { useBoard, useRegisters, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { ActionPanel } from '../actions/ActionPanel.tsx'
import { Box } from '../board/Box.tsx'
import { ThemeMenu } from '../board/Boxes.tsx'
import { useView } from '../board/screen.ts'
import type { View } from '../board/viewStore.ts'
import styles from './Outline.module.css'


/**
 * The whole board from top to bottom: headings, lists, one column. The same boxes, cards and actions as on the board, so that
 * whatever can be done there can be done here.
 */
export function Outline() {
  const { t } = useWords()
  const { question } = useBoard()
  const themes = useThemes()
  const standing = useRegisters()
  const field = useRef<HTMLDivElement>(null)
  useFollowing(field)
  return (
    <div ref={field} className={styles.outline} data-scroll="" data-outline="">
      <div className={styles.column}>
        {question !== '' && <p className={styles.question} dir="auto">{question}</p>}
        <Contents />
        {themes.map((theme) => (
          <section key={theme.id} className={styles.part} aria-labelledby={partId(theme.id)}>
            <header className={styles.head}>
              <h2 id={partId(theme.id)} tabIndex={-1} dir="auto">{theme.title}</h2>
              <ThemeMenu theme={theme} />
            </header>
            {theme.question && <p className={styles.question} dir="auto">{theme.question}</p>}
            {QUADRANTS.map((quadrant) => <Box key={quadrant} place={boxPlace(theme.id, quadrant)} under={partId(theme.id)} linear />)}
            <ActionPanel theme={theme.id} phone />
          </section>
        ))}
        {REGISTERS.map((kind) => (
          <section key={kind} className={styles.part} aria-labelledby={partId(kind)}>
            <h2 id={partId(kind)} tabIndex={-1}>{t(`board.${kind}`)}</h2>
            {placesOf(kind, standing).map((place) => <Box key={place} place={place} under={partId(kind)} linear />)}
          </section>
        ))}
      </div>
    </div>
  )
}

const partId = (part: string): string => `outline-${part}`

/** The way to each part. Buttons, not links: what stands after `#` in our addresses is a secret that opens doors. */
function Contents() {
  const { t } = useWords()
  const themes = useThemes()
  const parts = [...themes.map(({ id, title }) => ({ id, title })), ...REGISTERS.map((kind) => ({ id: kind, title: t(`board.${kind}`) }))]
  return (
    <nav className={styles.contents} aria-label={t('outline.contents')}>
      <ul>
        {parts.map(({ id, title }) => (
          <li key={id}><button type="button" className={styles.link} onClick={() => headingOf(id)?.focus()}>{title}</button></li>
        ))}
      </ul>
    </nav>
  )
}

const headingOf = (part: string): HTMLElement | null => document.getElementById(partId(part))

/** Where the board would turn to another part, the outline scrolls to it. */
function useFollowing(field: { current: HTMLElement | null }): void {
  const view = useView((state) => state.view)
  const before = useRef<View | null>(view)
  useEffect(() => {
    if (view === null || view === before.current) return
    before.current = view
    const heading = headingOf(view.kind === 'theme' ? view.theme : view.kind)
    if (heading) heading.scrollIntoView({ block: 'start' })
    else field.current?.scrollTo(0, 0)
  }, [view, field])
}
