import type { ReactNode } from 'react'
import { CopyButton } from '../../design/CopyButton.tsx'
import { Notice } from '../../design/Notice.tsx'
import { useWords } from '../../state/words.ts'
import styles from './WordsToCopy.module.css'

interface WordsToCopyProps {
  title: string
  words: string
  /** What else can be done with them. */
  children?: ReactNode
}

/** Words that stand nowhere else, before they go. */
export function WordsToCopy({ title, words, children }: WordsToCopyProps) {
  const { t } = useWords()
  return (
    <Notice tone="warn" title={title} actions={<><CopyButton text={words} label={t('refused.copy')} copiedLabel={t('common.copied')} />{children}</>}>
      <p className={styles.words} dir="auto">{words}</p>
    </Notice>
  )
}
