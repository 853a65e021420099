import { useEffect, useRef, type ReactNode } from 'react'
import { BrandMark } from './BrandMark.tsx'
import { LanguageSelect, LookSelect } from './Preferences.tsx'
import { PageLink } from './PageLink.tsx'
import { useWords } from '../../state/words.ts'
import styles from './PageFrame.module.css'

interface PageFrameProps {
  /** What the browser calls this page. */
  title: string
  /** `form`: one column; `page`: as wide as two. */
  width?: 'form' | 'page'
  /** The page asks for the language itself. */
  asksLanguage?: boolean
  children: ReactNode
}

/** The browser puts the focus right on the first page; afterwards we turn pages without it. */
let arrived = false

/** Every page that is not a board: name above, content, language and look below. */
export function PageFrame({ title, width = 'page', asksLanguage, children }: PageFrameProps) {
  const { t } = useWords()
  const main = useRef<HTMLElement>(null)
  usePageTitle(title)
  useEffect(() => {
    // A page begins at its top.
    if (arrived) main.current?.focus({ preventScroll: true })
    arrived = true
  }, [])
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <PageLink to="/" className={styles.brand} aria-label={t('shell.home')}>
          <BrandMark />
          <span>{t('app.name')}</span>
        </PageLink>
      </header>
      <main ref={main} tabIndex={-1} className={styles[width]}>{children}</main>
      <footer className={styles.foot}>
        {!asksLanguage && <LanguageSelect labelHidden />}
        <LookSelect labelHidden />
        <PageLink to="/accessibility">{t('shell.accessibility')}</PageLink>
      </footer>
    </div>
  )
}

/** Names the page for tabs, history and screen readers. */
export function usePageTitle(title: string): void {
  const { t } = useWords()
  const whole = title === t('app.name') ? title : `${title} · ${t('app.name')}`
  useEffect(() => {
    document.title = whole
  }, [whole])
}
