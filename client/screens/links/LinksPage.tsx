import { Notice } from '../../design/Notice.tsx'
import { Button } from '../../design/Button.tsx'
import { navigate } from '../../routing.ts'
import { memory } from '../../state/device.ts'
import { useWords } from '../../state/words.ts'
import { WrongPage } from '../errors/WrongPage.tsx'
import { PageFrame } from '../shell/PageFrame.tsx'
import { LinksPanel } from './LinksPanel.tsx'
import styles from './LinksPage.module.css'

/** What the creator of a board sees next: how everyone comes in. */
export function LinksPage({ board }: { board: string }) {
  const { t } = useWords()
  const created = memory.created.find(({ id }) => id === board)
  if (!created) return <WrongPage wrong="missing" />
  const joined = memory.membership(board) !== null
  return (
    <PageFrame title={t('links.panelTitle')}>
      <div className={styles.page}>
        <header className={styles.head}>
          <div>
            <h1>{joined ? t('links.panelTitle') : t('links.title')}</h1>
            <p className={styles.title}>{created.title}</p>
          </div>
          <Button kind="primary" onClick={() => navigate(joined ? `/b/${board}` : `/b/${board}#${created.invites.moderator}`)}>
            {joined ? t('links.back') : t('links.enter')}
          </Button>
        </header>
        <Notice tone="warn" title={t('links.keepTitle')} live={false}>{t('links.keep')}</Notice>
        <LinksPanel board={board} code={created.code} />
      </div>
    </PageFrame>
  )
}
