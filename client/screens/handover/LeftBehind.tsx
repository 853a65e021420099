import { useEffect, useState } from 'react'
import { wordsLeft } from '../../state/leftBehind.ts'
import { useWords } from '../../state/words.ts'
import { WordsToCopy } from '../offline/WordsToCopy.tsx'

/** Before another person takes a place on this device: the words of whoever has it so far that would go with them. */
export function LeftBehind({ board }: { board: string }) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  useEffect(() => {
    let current = true
    void wordsLeft(board).then((left) => current && setWords(left))
    return () => {
      current = false
    }
  }, [board])
  return words !== '' && <WordsToCopy title={t('forget.unsent')} words={words} />
}
