import { useEffect, useState } from 'react'
import { CopyButton } from '../../design/CopyButton.tsx'
import { Notice } from '../../design/Notice.tsx'
import { wordsLeft } from '../../state/leftBehind.ts'
import { useWords } from '../../state/words.ts'
import styles from './LeftBehind.module.css'

/** Before another person takes a place on this device: the words of whoever has it so far that would go with them. */
export function LeftBehind({ board }: { board: string }) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  useEffect(() => {
    let current = true
    void wordsLeft(board).then((texts) => current && setWords(texts.join('\n\n')))
    return () => {
      current = false
    }
  }, [board])
  if (words === '') return null
  return (
    <Notice tone="warn" title={t('forget.unsent')} actions={<CopyButton text={words} label={t('refused.copy')} copiedLabel={t('common.copied')} />}>
      <p className={styles.words} dir="auto">{words}</p>
    </Notice>
  )
}
