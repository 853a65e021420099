import { useEffect, useRef, useState, type ReactNode } from 'react'
import { CLOSE } from '../../../shared/protocol/frames.ts'
import { contentKey, taken } from '../../connection/ahead.ts'
import { loadAnew } from '../../offline/loadAnew.ts'
import { IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { QR } from '../../design/QR.tsx'
import { ShortCode } from '../../design/ShortCode.tsx'
import type { Place } from '../../routing.ts'
import { BoardSession } from '../../state/boardSession.ts'
import { api, memory } from '../../state/device.ts'
import { BoardContext, useBoard, useCode, useConnection, usePhase, useResults, useSpotlight, useTimer, useVote, useYou } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { usePhaseName } from '../agenda/phaseWords.ts'
import { TimerSign } from '../agenda/TimerSign.tsx'
import { useConclusions } from '../conclude/useConclusions.ts'
import { asksForPositions } from '../session/phoneParts.ts'
import { BoxCounts } from './BoxCounts.tsx'
import { ConclusionsOnWall } from './ConclusionsOnWall.tsx'
import styles from './DisplayScreen.module.css'
import { useFitting } from './fitting.ts'
import { oldResults, sceneOf } from './scene.ts'
import { Speakers } from './Speakers.tsx'
import { Spotlit } from './Spotlit.tsx'
import { useAwake, useNewestVersion } from './unattended.ts'
import { VoteOnWall, ResultOnWall } from './VoteOnWall.tsx'

/** The screen on the wall: read from ten metres, without a hand on it, for days. */
export function DisplayScreen({ boardId }: { boardId: string }) {
  const [session, setSession] = useState<BoardSession | null>(null)
  useEffect(() => {
    const membership = memory.membership(boardId)
    if (!membership) return
    // Without a copy in the browser: a wall writes nothing, and the machine behind it is often nobody's.
    const { token } = membership
    const content = () => taken(contentKey(boardId, token), () => api.content(boardId, token))
    const opened = new BoardSession({ board: boardId, membership, origin: location.origin, content })
    void opened.connect()
    setSession(opened)
    return () => opened.destroy()
  }, [boardId])
  useAwake()
  return session && <BoardContext value={session}><Wall /></BoardContext>
}

function Wall() {
  const { t } = useWords()
  const { title, closed } = useBoard()
  const connection = useConnection()
  const timer = useTimer()
  const phase = usePhase()
  const name = usePhaseName()
  const [first, setFirst] = useState<string | null>(null)
  useNewestVersion()
  if (first === null && title !== '') setFirst(phase.id)
  useEffect(() => {
    document.title = `${t('display.title')} · ${title}`
  }, [title, t])
  if (connection.state === 'closed') return <Over code={connection.code} />
  return (
    <div className={styles.wall}>
      <header className={styles.head}>
        <p className={styles.board} dir="auto">{title}</p>
        <h1 className={styles.phase}>{name(phase)}</h1>
        {timer && !closed && <TimerSign className={styles.timer} withIcon={false} />}
      </header>
      <Scene>{title !== '' && <SceneNow key={phase.id} justOpened={phase.id === first} />}</Scene>
      <footer className={styles.foot}>
        {!closed && <Speakers />}
        {connection.state === 'online' ? !closed && <JoinLine /> : <p className={styles.soft}>{t('display.reconnecting')}</p>}
      </footer>
    </div>
  )
}

function Scene({ children }: { children: ReactNode }) {
  const main = useRef<HTMLElement>(null)
  useFitting(main)
  return <main ref={main} className={styles.scene}>{children}</main>
}

/** Each phase begins anew; `justOpened` while the first is on that this page has seen. */
function SceneNow({ justOpened }: { justOpened: boolean }): ReactNode {
  const { closed } = useBoard()
  const phase = usePhase()
  const spotlight = useSpotlight()
  const voting = useVote() !== null
  const concluding = useConclusions().actions > 0 && asksForPositions(phase)
  const results = useResults()
  const [old] = useState(() => oldResults(results, Date.now(), phase, justOpened))
  const result = results.findLast(({ id }) => !old.has(id)) ?? null
  const scene = sceneOf({ closed, phase, spotlight, voting, concluding, result })
  switch (scene.kind) {
    case 'closed': return <Closed />
    case 'spotlight': return <Spotlit key={scene.path} path={scene.path} />
    case 'vote': return <VoteOnWall />
    case 'results': return <ResultOnWall result={scene.result} />
    case 'conclusions': return <ConclusionsOnWall />
    case 'lobby': return <Lobby />
    case 'boxes': return <BoxCounts />
  }
}

function Closed() {
  const { t } = useWords()
  return <p className={classes(styles.question, styles.middle)}>{t('display.closed')}</p>
}

/** The question, and how to come in. */
function Lobby() {
  const { t } = useWords()
  const { question, title } = useBoard()
  const code = useCode()
  return (
    <div className={styles.lobby}>
      <p className={styles.question} dir="auto">{question || title}</p>
      {code !== null && (
        <div className={styles.join}>
          <div className={styles.qr}><QR value={`${location.origin}/#${code}`} label={t('display.qr')} /></div>
          <div>
            <p>{t('display.join', { host: location.host })}</p>
            <p className={styles.soft}>{t('display.code')}</p>
            <p className={styles.code}><ShortCode code={code} /></p>
          </div>
        </div>
      )}
    </div>
  )
}

/** For those who come late, in every scene. */
function JoinLine() {
  const { t } = useWords()
  const code = useCode()
  const observes = useYou()?.role === 'observer'
  if (code === null) return observes && <NoCode />
  return <p className={styles.late}>{t('display.join', { host: location.host })} <strong><ShortCode code={code} /></strong></p>
}

/** For whoever sets the wall up by an observer's link, which is not told the code: how to get it. Kept away over reloads of this page, once it was read. */
function NoCode() {
  const { t } = useWords()
  const [read, setRead] = useState(() => (history.state as Place | null)?.noteRead === true)
  if (read) return null
  const dismiss = () => {
    history.replaceState({ noteRead: true } satisfies Place, '')
    setRead(true)
  }
  return (
    <div className={styles.note}>
      <p>{t('display.noCode')}</p>
      <IconButton icon="close" label={t('common.close')} onClick={dismiss} />
    </div>
  )
}

/** The server is done with this display. A newer version only needs a new page, and nobody is there to load it. */
function Over({ code }: { code: number | null }) {
  const { t } = useWords()
  const outdated = code === CLOSE.version
  useEffect(() => {
    if (outdated) return loadAnew()
  }, [outdated])
  return <div className={styles.wall}><main className={styles.scene}><p className={classes(styles.question, styles.middle)}>{outdated ? t('display.reconnecting') : t('display.over')}</p></main></div>
}
