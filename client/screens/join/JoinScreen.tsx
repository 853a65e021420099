import { useEffect, useRef, useState } from 'react'
import type { Role } from '../../../shared/board/keys.ts'
import type { Invitation } from '../../../shared/protocol/http.ts'
import { invitationKey, taken } from '../../connection/ahead.ts'
import type { ProblemAnswer } from '../../connection/api.ts'
import { VisuallyHidden } from '../../design/VisuallyHidden.tsx'
import { navigate, routeOf } from '../../routing.ts'
import { api, givePlaceUp, memory } from '../../state/device.ts'
import { useWords } from '../../state/words.ts'
import { WrongPage } from '../errors/WrongPage.tsx'
import { BoardScreen, DisplayScreen, FirstSight } from '../parts.tsx'
import { PageFrame } from '../shell/PageFrame.tsx'
import { JoinForm } from './JoinForm.tsx'
import { wrongBehind } from './wrongBehind.ts'

/** Who joins within so many ms waits only for what they read; for anybody else the next thing is asked for before that has come. */
const AT_ONCE = 1_000

type Looked = { invitation: Invitation } | { problem: ProblemAnswer } | null

/**
 * Behind a link: who asks to come in, and how. The secret stays in the address until they are in, so that a reload asks again.
 * Who is in already with this role goes straight on, and so does whoever comes with a link that has stopped since. Words of
 * somebody who was removed, that this device kept and never sent, are shown before anybody takes their place.
 */
export function JoinScreen({ board, invite }: { board: string; invite: string }) {
  const { t } = useWords()
  const [looked, setLooked] = useState<Looked>(null)
  const [turn, setTurn] = useState(0)

  useEffect(() => {
    let current = true
    void Promise.all([taken(invitationKey(board, invite), () => api.invitation(board, invite)), roleHere(board)]).then(([answer, role]) => {
      if (!current) return
      const stays = role === 'owing' || (role !== null && (!answer.ok || answer.value.role === role))
      if (stays) navigate(location.pathname, { replace: true })
      else setLooked(answer.ok ? { invitation: answer.value } : { problem: answer.problem })
    })
    return () => {
      current = false
    }
  }, [board, invite, turn])

  // While somebody reads this and writes their name, what they will read comes, then the board, then what is done with it; not before, or
  // this would wait for it. Beside the answer to joining the rest would be in its way: it comes when that is there.
  const joining = useRef<Promise<{ ok: boolean }>>(undefined)
  useEffect(() => {
    if (looked === null || !('invitation' in looked)) return
    const inTurn = async (loads: readonly (() => Promise<unknown>)[]) => {
      for (const load of loads) {
        if ((await joining.current)?.ok) return
        await load()
      }
    }
    if (routeOf(location.pathname).page === 'display') return void inTurn([DisplayScreen.load]).catch(() => undefined)
    void FirstSight.load().catch(() => undefined)
    const later = setTimeout(() => void inTurn([BoardScreen.load, async () => (await import('../board/tools.tsx')).loadTools()]).catch(() => undefined), AT_ONCE)
    return () => clearTimeout(later)
  }, [looked])

  if (looked === null) {
    return (
      <PageFrame title={t('app.name')} width="form">
        <p role="status"><VisuallyHidden>{t('join.loading')}</VisuallyHidden></p>
      </PageFrame>
    )
  }
  if ('invitation' in looked) return <JoinForm key={invite} invitation={looked.invitation} invite={invite} onJoin={(answer) => void (joining.current = answer)} />
  const wrong = wrongBehind(looked.problem)
  const retry = () => {
    setLooked(null)
    setTurn(turn + 1)
  }
  return <WrongPage wrong={wrong} onRetry={wrong === 'link' ? undefined : retry} />
}

/**
 * The role this device already has on the board; null when it has none. Somebody who was removed has a token that opens nothing any more:
 * it is forgotten, or a new link would lead them to the same closed door; `owing`: not before the board has shown what was never sent.
 */
async function roleHere(board: string): Promise<Role | 'owing' | null> {
  const membership = memory.membership(board)
  if (!membership) return null
  const answer = await api.summary(board, membership.token)
  if (answer.ok || answer.problem.code !== 'bad-token') return membership.participant.role
  if ([...(membership.unsent ?? []), ...memory.early(board)].length > 0) return 'owing'
  givePlaceUp(board)
  return null
}
