import { useState } from 'react'
import { CLOSE } from '../../../shared/protocol/frames.ts'
import { Button } from '../../design/Button.tsx'
import type { BoardSession } from '../../state/boardSession.ts'
import { memory } from '../../state/device.ts'
import { useBoardSession } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { WrongPage, type Wrong } from '../errors/WrongPage.tsx'
import { WordsToCopy } from '../offline/WordsToCopy.tsx'

/** The server let go of this screen for good: why, and what one had written that never reached it. */
export function BoardClosed({ code }: { code: number | null }) {
  const { t } = useWords()
  const session = useBoardSession()
  const { words } = session
  const [kept] = useState(session.unsent.length > 0 && (session.kept.keeping === 'kept' || memory.early(session.id).length > 0))
  // A newer page may still send what this one kept.
  const ended = code !== CLOSE.version
  return (
    <WrongPage wrong={wrongOf(code)}>
      {words !== '' && <WordsToCopy title={t('closed.unsent')} words={words}>{ended && kept && <ForgetCopy session={session} />}</WordsToCopy>}
    </WrongPage>
  )
}

/** What was written here has no other place by now: the copy goes when the person says so. */
function ForgetCopy({ session }: { session: BoardSession }) {
  const { t } = useWords()
  const [gone, setGone] = useState(false)
  if (gone) return <p role="status">{t('forget.gone')}</p>
  const forget = () => {
    memory.takeEarly(session.id)
    void session.kept.purge().then(() => setGone(true))
  }
  return <Button kind="quiet" onClick={forget}>{t('forget.closed')}</Button>
}

function wrongOf(code: number | null): Wrong {
  switch (code) {
    case CLOSE.token: case CLOSE.forbidden: return 'removed'
    case CLOSE.noBoard: case CLOSE.gone: return 'gone'
    case CLOSE.version: return 'version'
    default: return 'crash'
  }
}
