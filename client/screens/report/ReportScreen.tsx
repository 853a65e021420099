import { useCallback, useEffect, useState } from 'react'
import { standingIn } from '../../../shared/board/answers.ts'
import type { Archive } from '../../../shared/board/archive.ts'
import { QUADRANTS } from '../../../shared/board/keys.ts'
import { boxPlace } from '../../../shared/board/place.ts'
import type { ProblemAnswer } from '../../connection/api.ts'
import { LoadingFrame } from '../../design/LoadingFrame.tsx'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { api, memory } from '../../state/device.ts'
import { useWords } from '../../state/words.ts'
import { placeTitle } from '../../../shared/words/places.ts'
import { WrongPage } from '../errors/WrongPage.tsx'
import { wrongBehind } from '../join/wrongBehind.ts'
import { usePageTitle } from '../shell/PageFrame.tsx'
import { OpenPoints } from './OpenPoints.tsx'
import { registersOf } from './reading.ts'
import { ReportBar } from './ReportBar.tsx'
import { PlaceList } from './PlaceList.tsx'
import styles from './ReportScreen.module.css'
import { ActionTable, Positions } from './Tables.tsx'
import { VoteTables } from './VoteTables.tsx'

type Fetched = { report: Archive; at: Date } | { problem: ProblemAnswer } | null

/** The board on paper: as it stood when the page was opened, and as much of it as its attribution shows. */
export function ReportScreen({ board }: { board: string }) {
  const { t } = useWords()
  const [fetched, setFetched] = useState<Fetched>(null)
  const open = useCallback(async () => {
    setFetched(null)
    setFetched(await fetchReport(board))
  }, [board])
  useEffect(() => void open(), [open])
  if (fetched === null) return <LoadingFrame label={t('report.opening')} />
  if ('problem' in fetched) return <WrongPage wrong={wrongBehind(fetched.problem)} onRetry={() => void open()} />
  return <Report id={board} board={fetched.report} at={fetched.at} onRenew={() => void open()} />
}

/** The export itself, so that what is shown here is what every file says. */
async function fetchReport(board: string): Promise<Exclude<Fetched, null>> {
  const answer = await api.export(board, memory.membership(board)?.token ?? '', 'json')
  if (!answer.ok) return { problem: answer.problem }
  return { report: JSON.parse(await answer.value.blob.text()) as Archive, at: new Date() }
}

function Report({ id, board, at, onRenew }: { id: string; board: Archive; at: Date; onRenew: () => void }) {
  const { t, formatMoment } = useWords()
  const { title, question } = board.board
  usePageTitle(`${title || t('app.name')}: ${t('report.title')}`)
  return (
    <>
      <ReportBar board={id} onRenew={onRenew} />
      <main className={styles.paper}>
        <header className={styles.head}>
          <p className={styles.kind}>{t('report.title')}</p>
          <h1 dir="auto">{title || t('app.name')}</h1>
          {question && <p className={styles.question} dir="auto">{question}</p>}
          <p className={styles.soft}>{t('report.asOf', { moment: formatMoment(at) })}</p>
          {board.delegations.length > 0 && (
            <dl className={styles.facts}>
              <dt>{t('report.who')}</dt>
              <dd>{board.delegations.map(({ name }) => name).join(' · ')}</dd>
            </dl>
          )}
        </header>
        {board.themes.map((theme) => (
          <section key={theme.id} className={styles.theme} aria-labelledby={`theme-${theme.id}`}>
            <h2 id={`theme-${theme.id}`} dir="auto">{theme.title}</h2>
            {theme.question && <p className={styles.question} dir="auto">{theme.question}</p>}
            <div className={styles.boxes}>
              {QUADRANTS.map((quadrant) => (
                <section key={quadrant} className={`${styles.box} ${styles[quadrant]}`} aria-labelledby={`theme-${theme.id} box-${theme.id}-${quadrant}`}>
                  <h3 id={`box-${theme.id}-${quadrant}`}><QuadrantMark quadrant={quadrant} size={16} />{t(`quadrant.${quadrant}`)}</h3>
                  <PlaceList board={board} place={boxPlace(theme.id, quadrant)} />
                </section>
              ))}
            </div>
          </section>
        ))}
        <ActionTable board={board} />
        <Positions board={board} />
        <OpenPoints board={board} />
        <Registers board={board} />
        <VoteTables board={board} />
      </main>
    </>
  )
}

/** Practices, measures, priorities and the parking lot, where something stands in them. */
function Registers({ board }: { board: Archive }) {
  const { t } = useWords()
  return registersOf(board).map(({ kind, places }) => {
    const filled = places.filter((place) => standingIn(board, place).length > 0)
    if (filled.length === 0) return null
    return (
      <section key={kind} className={styles.register} aria-labelledby={`register-${kind}`}>
        <h2 id={`register-${kind}`}>{t(`board.${kind}`)}</h2>
        {filled.map((place) => (
          <div key={place} className={styles.part}>
            {places.length > 1 && <h3>{placeTitle(place, t)}</h3>}
            <PlaceList board={board} place={place} />
          </div>
        ))}
      </section>
    )
  })
}
