import { useEffect, useRef, type ReactNode } from 'react'
import { Button, LinkButton } from '../../design/Button.tsx'
import { Icon, type IconName } from '../../design/Icon.tsx'
import { useWords } from '../../state/words.ts'
import { PageFrame } from '../shell/PageFrame.tsx'
import styles from './WrongPage.module.css'

/** Why a page cannot be shown. Each has three sentences: what happened, what is safe, what to do. */
export type Wrong = 'link' | 'invite' | 'key' | 'removed' | 'gone' | 'version' | 'offline' | 'busy' | 'missing' | 'crash'

const SIGN: Record<Wrong, IconName> = {
  link: 'link', invite: 'link', key: 'lock', removed: 'person', gone: 'board', version: 'restore', offline: 'offline', busy: 'timer', missing: 'search', crash: 'warning',
}

interface WrongPageProps {
  wrong: Wrong
  /** Tries again without loading the page anew; absent where that is no use. */
  onRetry?: () => void
  /** More to offer, such as text that was not saved. */
  children?: ReactNode
}

export function WrongPage({ wrong, onRetry, children }: WrongPageProps) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  // It replaces what was there: those who listen must learn that.
  useEffect(() => heading.current?.focus(), [wrong])
  const reload = wrong === 'version' || wrong === 'crash'
  return (
    <PageFrame title={t(`wrong.${wrong}Title`)} width="form">
      <div className={styles.page}>
        <span className={styles.sign}><Icon name={SIGN[wrong]} size={24} /></span>
        <h1 ref={heading} tabIndex={-1}>{t(`wrong.${wrong}Title`)}</h1>
        <p>{t(`wrong.${wrong}`)}</p>
        <p className={styles.do}>{t(`wrong.${wrong}Do`)}</p>
        {children}
        <div className={styles.buttons}>
          {reload && <Button kind="primary" onClick={() => location.reload()}>{t('wrong.reload')}</Button>}
          {onRetry && <Button kind="primary" onClick={onRetry}>{t('wrong.again')}</Button>}
          {/* A real load, not a turn within the page: after a fault nothing of it is to be trusted. */}
          <LinkButton href="/">{t('wrong.home')}</LinkButton>
        </div>
      </div>
    </PageFrame>
  )
}
