import { useEffect, useId, useRef, type ReactNode } from 'react'
import { IconButton } from '../../design/Button.tsx'
import { useWords } from '../../state/words.ts'
import { useScreen } from '../board/screen.ts'
import styles from './Panel.module.css'

interface PanelProps {
  title: string
  /** Beside the title, such as a count or a menu. */
  beside?: ReactNode
  /** Stays in sight at the foot, for the one thing to do. */
  foot?: ReactNode
  children: ReactNode
}

/** A part of the session beside the board, or in its place on a phone. Esc closes it. */
export function Panel({ title, beside, foot, children }: PanelProps) {
  const { t } = useWords()
  const { view } = useScreen()
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  // It was asked for by a control that is gone or far away: those who listen or tab must find themselves here. Never from a field.
  useEffect(() => {
    if (!(document.activeElement instanceof HTMLTextAreaElement)) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <section
      className={styles.panel} aria-labelledby={id} data-no-drag=""
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        view.set({ session: null })
      }}
    >
      <header className={styles.head}>
        <h2 id={id} ref={heading} tabIndex={-1}>{title}</h2>
        {beside}
        <span className={styles.space} />
        <IconButton small icon="close" label={t('session.close')} onClick={() => view.set({ session: null })} />
      </header>
      {/* It scrolls, so a keyboard must be able to get into it even where it holds only words. */}
      <div className={styles.body} tabIndex={0} role="group" aria-labelledby={id}>{children}</div>
      {foot && <footer className={styles.foot}>{foot}</footer>}
    </section>
  )
}
