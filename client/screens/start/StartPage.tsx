import { useWords } from '../../state/words.ts'
import { LinkButton } from '../../design/Button.tsx'
import { PageFrame } from '../shell/PageFrame.tsx'
import { CodeForm } from './CodeForm.tsx'
import { CreateForm } from './CreateForm.tsx'
import { FourBoxes } from './FourBoxes.tsx'
import { RecentBoards } from './RecentBoards.tsx'
import styles from './StartPage.module.css'

/** The first page. Joining comes first: of a hundred people who come here, one creates the board. */
export function StartPage() {
  const { t } = useWords()
  return (
    <PageFrame title={t('app.name')}>
      <div className={styles.page}>
        <div className={styles.side}>
          <div className={styles.lead}>
            <h1>{t('start.lead')}</h1>
            <p>{t('start.tell')}</p>
          </div>
          <FourBoxes />
          <section className={styles.panel} aria-labelledby="code">
            <h2 id="code">{t('code.title')}</h2>
            <CodeForm />
          </section>
          <RecentBoards />
          <section className={styles.plain} aria-labelledby="sample">
            <h2 id="sample">{t('sample.title')}</h2>
            <p>{t('sample.tell')}</p>
            <LinkButton href="/sample">{t('sample.open')}</LinkButton>
          </section>
        </div>
        <section className={styles.panel} aria-labelledby="create">
          <h2 id="create">{t('create.title')}</h2>
          <CreateForm />
        </section>
      </div>
    </PageFrame>
  )
}
