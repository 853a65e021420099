import { useCallback, useEffect, useRef, useState } from 'react'
import type { ProblemAnswer } from '../../connection/api.ts'
import { LoadingFrame } from '../../design/LoadingFrame.tsx'
import { navigate } from '../../routing.ts'
import { api, memory } from '../../state/device.ts'
import { useWords } from '../../state/words.ts'
import { WrongPage } from '../errors/WrongPage.tsx'
import { wrongBehind } from '../join/wrongBehind.ts'
import { usePageTitle } from '../shell/PageFrame.tsx'

/** Makes a board of the sample session and enters it as moderator, named for the role: the sample invents nobody. */
export function SamplePage() {
  const { t, lang } = useWords()
  const [problem, setProblem] = useState<ProblemAnswer | null>(null)
  const started = useRef(false)
  usePageTitle(t('sample.title'))

  const open = useCallback(async () => {
    setProblem(null)
    const created = await api.create({ from: 'sample' })
    if (!created.ok) return setProblem(created.problem)
    const { id, invites } = created.value
    const joined = await api.join(id, { invite: invites.moderator, name: t('role.moderator'), attendance: 'on-site', lang })
    if (!joined.ok) return setProblem(joined.problem)
    memory.rememberCreated(created.value, joined.value.board.title)
    memory.remember(id, joined.value, lang)
    navigate(`/b/${id}`, { replace: true, place: { links: id } })
  }, [t, lang])

  useEffect(() => {
    if (started.current) return
    started.current = true
    void open()
  }, [open])

  return problem ? <WrongPage wrong={wrongBehind(problem)} onRetry={() => void open()} /> : <LoadingFrame label={t('sample.opening')} />
}
