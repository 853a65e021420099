import { CLOSE } from '../../../shared/protocol/frames.ts'
import { CopyButton } from '../../design/CopyButton.tsx'
import { Notice } from '../../design/Notice.tsx'
import { useBoardSession } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { WrongPage, type Wrong } from '../errors/WrongPage.tsx'
import styles from './BoardClosed.module.css'

/** The server let go of this screen for good: why, and what one had written that never reached it. */
export function BoardClosed({ code }: { code: number | null }) {
  const { t } = useWords()
  const { unsent } = useBoardSession()
  const all = unsent.map(({ text }) => text).join('\n\n')
  return (
    <WrongPage wrong={wrongOf(code)}>
      {all !== '' && (
        <Notice tone="warn" title={t('closed.unsent')} actions={<CopyButton text={all} label={t('refused.copy')} copiedLabel={t('common.copied')} />}>
          <p className={styles.text}>{all}</p>
        </Notice>
      )}
    </WrongPage>
  )
}

function wrongOf(code: number | null): Wrong {
  switch (code) {
    case CLOSE.token: case CLOSE.forbidden: return 'removed'
    case CLOSE.noBoard: case CLOSE.gone: return 'gone'
    case CLOSE.version: return 'version'
    default: return 'crash'
  }
}
