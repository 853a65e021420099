import { useWords } from '../../state/words.ts'
import { PageFrame } from '../shell/PageFrame.tsx'
import styles from './AccessibilityPage.module.css'

const SECTIONS = ['standard', 'keyboard', 'reader', 'see', 'move', 'limits', 'help'] as const

/** The statement on accessibility: what holds, what does not yet, whom to tell. */
export function AccessibilityPage() {
  const { t } = useWords()
  return (
    <PageFrame title={t('access.title')}>
      <article className={styles.text}>
        <h1>{t('access.title')}</h1>
        <p className={styles.lead}>{t('access.lead')}</p>
        {SECTIONS.map((section) => (
          <section key={section}>
            <h2>{t(`access.${section}Title`)}</h2>
            <p>{t(`access.${section}`)}</p>
          </section>
        ))}
      </article>
    </PageFrame>
  )
}
