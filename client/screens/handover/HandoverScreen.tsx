import { useEffect, useState } from 'react'
import { readHandover, type Handed } from '../../connection/handover.ts'
import type { KnownBoard } from '../../../shared/protocol/http.ts'
import type { ProblemAnswer } from '../../connection/api.ts'
import { Button } from '../../design/Button.tsx'
import { LoadingFrame } from '../../design/LoadingFrame.tsx'
import { Notice } from '../../design/Notice.tsx'
import { navigate } from '../../routing.ts'
import { api, memory, takePlace } from '../../state/device.ts'
import { useWords } from '../../state/words.ts'
import { WrongPage } from '../errors/WrongPage.tsx'
import { wrongBehind } from '../join/wrongBehind.ts'
import { PageFrame } from '../shell/PageFrame.tsx'
import { LeftBehind } from './LeftBehind.tsx'
import styles from './HandoverScreen.module.css'

type Looked = { board: KnownBoard } | { problem: ProblemAnswer } | null

/** Behind one's own link from another device. It asks first: whoever opens somebody else's would write in that person's name. */
export function HandoverScreen({ board, fragment }: { board: string; fragment: string }) {
  const { t } = useWords()
  const [handed] = useState(() => readHandover(fragment))
  const [looked, setLooked] = useState<Looked>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (!handed) return
    let current = true
    void api.summary(board, handed.token).then((answer) => current && setLooked(answer.ok ? { board: answer.value } : { problem: answer.problem }))
    return () => {
      current = false
    }
  }, [board, handed, turn])
  if (!handed) return <WrongPage wrong="link" />
  if (looked === null) return <LoadingFrame label={t('join.loading')} />
  if ('problem' in looked) {
    const wrong = wrongBehind(looked.problem)
    const retry = () => {
      setLooked(null)
      setTurn(turn + 1)
    }
    return <WrongPage wrong={wrong} onRetry={wrong === 'offline' || wrong === 'busy' ? retry : undefined} />
  }
  return <Ask handed={handed} board={looked.board} />
}

function Ask({ handed, board }: { handed: Handed; board: KnownBoard }) {
  const { t } = useWords()
  const { participant, token, lang } = handed
  const before = memory.membership(board.id)
  const another = before !== null && before.participant.id !== participant.id
  const goOn = () => {
    takePlace(board.id, { token, participant, board }, lang)
    navigate(location.pathname, { replace: true })
  }
  return (
    <PageFrame title={t('handover.title')} width="form">
      <div className={styles.page}>
        <h1>{board.title}</h1>
        <p>{t('handover.ask', { name: participant.name, role: t(`role.${participant.role}`) })}</p>
        {another && <Notice tone="warn" live={false}>{t('handover.replaces', { name: before.participant.name })}</Notice>}
        {another && <LeftBehind board={board.id} />}
        <Button kind="primary" wide onClick={goOn}>{t('handover.goOn', { name: participant.name })}</Button>
        <Button kind="quiet" wide onClick={() => navigate(before ? location.pathname : '/', { replace: true })}>{t('common.cancel')}</Button>
      </div>
    </PageFrame>
  )
}
