import { useEffect, useState } from 'react'
import type { Invitation } from '../../../shared/protocol/http.ts'
import type { ProblemAnswer } from '../../connection/api.ts'
import { VisuallyHidden } from '../../design/VisuallyHidden.tsx'
import { navigate } from '../../routing.ts'
import { api, memory } from '../../state/device.ts'
import { useWords } from '../../state/words.ts'
import { WrongPage } from '../errors/WrongPage.tsx'
import { PageFrame } from '../shell/PageFrame.tsx'
import { JoinForm } from './JoinForm.tsx'
import { wrongBehind } from './wrongBehind.ts'

type Looked = { invitation: Invitation } | { problem: ProblemAnswer } | null

/**
 * Behind a link: who asks to come in, and how. The secret stays in the address until they are in, so that a reload asks again.
 * Who is in already with this role goes straight on, and so does whoever comes with a link that has stopped since.
 */
export function JoinScreen({ board, invite }: { board: string; invite: string }) {
  const { t } = useWords()
  const [looked, setLooked] = useState<Looked>(null)
  const [turn, setTurn] = useState(0)

  useEffect(() => {
    let current = true
    void api.invitation(board, invite).then((answer) => {
      if (!current) return
      const before = memory.membership(board)
      const stays = before && (!answer.ok || answer.value.role === before.participant.role)
      if (stays) navigate(`/b/${board}`, { replace: true })
      else setLooked(answer.ok ? { invitation: answer.value } : { problem: answer.problem })
    })
    return () => {
      current = false
    }
  }, [board, invite, turn])

  if (looked === null) {
    return (
      <PageFrame title={t('app.name')} width="form">
        <p role="status"><VisuallyHidden>{t('join.loading')}</VisuallyHidden></p>
      </PageFrame>
    )
  }
  if ('invitation' in looked) return <JoinForm key={invite} invitation={looked.invitation} invite={invite} />
  const wrong = wrongBehind(looked.problem)
  const retry = () => {
    setLooked(null)
    setTurn(turn + 1)
  }
  return <WrongPage wrong={wrong} onRetry={wrong === 'link' ? undefined : retry} />
}
