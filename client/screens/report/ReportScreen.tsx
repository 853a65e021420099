import { useCallback, useEffect, useState } from 'react'
import { isAgreed, standingIn } from '../../../shared/board/answers.ts'
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
import type { Form } from './download.ts'
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
  const [form, setForm] = useState<Form>('full')
  const open = useCallback(async () => {
    setFetched(null)
    setFetched(await fetchReport(board))
  }, [board])
  useEffect(() => void open(), [open])
  // In its place: whoever asked for it has the focus on what they asked by.
  const renew = async () => setFetched(await fetchReport(board))
  if (fetched === null) return <LoadingFrame label={t('report.opening')} />
  if ('problem' in fetched) return <WrongPage wrong={wrongBehind(fetched.problem)} onRetry={() => void open()} />
  return (
    <>
      <ReportBar board={board} form={form} onForm={setForm} onRenew={() => void renew()} />
      {form === 'note' ? <Note board={fetched.report} at={fetched.at} /> : <Report board={fetched.report} at={fetched.at} />}
    </>
  )
}

/** The export itself, so that what is shown here is what every file says. */
async function fetchReport(board: string): Promise<Exclude<Fetched, null>> {
  const answer = await api.export(board, memory.membership(board)?.token ?? '', 'json')
  if (!answer.ok) return { problem: answer.problem }
  return { report: JSON.parse(await answer.value.blob.text()) as Archive, at: new Date() }
}

function Report({ board, at }: { board: Archive; at: Date }) {
  const { t, formatMoment } = useWords()
  const { title, question } = board.board
  usePageTitle(`${title || t('app.name')}: ${t('report.title')}`)
  return (
    <main className={styles.paper}>
      <header className={styles.head}>
        <p className={styles.kind}>{t('report.title')}</p>
        <h1 dir="auto">{title || t('app.name')}</h1>
        {question && <p className={styles.question} dir="auto">{question}</p>}
        <p className={styles.soft}>{t('report.asOf', { moment: formatMoment(at) })}</p>
        {board.delegations.length > 0 && (
          <dl className={styles.facts}>
            <dt>{t('create.delegations')}</dt>
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
  )
}

/** Whose delegations, when, about what, and what they agreed: what may be given out, without what led to it. */
function Note({ board, at }: { board: Archive; at: Date }) {
  const { t, formatDate } = useWords()
  const { title, question } = board.board
  usePageTitle(`${title || t('app.name')}: ${t('report.note')}`)
  const days = board.cards.map(({ createdAt }) => createdAt).filter((moment) => moment !== '').sort()
  const [first, last] = [days[0], days.at(-1)].map((day) => formatDate(day === undefined ? at : new Date(day)))
  const actions = board.actions.filter(isAgreed).map((action) => ({ ...action, links: [] }))
  const agreed = { ...board, actions }
  return (
    <main className={styles.paper}>
      <header className={styles.head}>
        <p className={styles.kind}>{t('report.note')}</p>
        <h1 dir="auto">{title || t('app.name')}</h1>
        <p className={styles.soft}>{t('report.asOf', { moment: formatDate(at) })}</p>
      </header>
      <section className={styles.part} aria-labelledby="note-when">
        <h2 id="note-when">{t('report.when')}</h2>
        <p>{first === last ? first : `${first} – ${last}`}</p>
      </section>
      {board.delegations.length > 0 && (
        <section className={styles.part} aria-labelledby="note-who">
          <h2 id="note-who">{t('create.delegations')}</h2>
          <ul>{board.delegations.map(({ id, name }) => <li key={id} dir="auto">{name}</li>)}</ul>
        </section>
      )}
      <section className={styles.part} aria-labelledby="note-topics">
        <h2 id="note-topics">{t('report.topics')}</h2>
        {question && <p className={styles.question} dir="auto">{question}</p>}
        <ul>{board.themes.map((theme) => <li key={theme.id} dir="auto">{theme.question ? `${theme.title}: ${theme.question}` : theme.title}</li>)}</ul>
      </section>
      {actions.length === 0 && (
        <section className={styles.part} aria-labelledby="note-steps">
          <h2 id="note-steps">{t('report.steps')}</h2>
          <p>{t('report.noSteps')}</p>
        </section>
      )}
      <ActionTable board={agreed} title={t('report.steps')} />
      <Positions board={agreed} />
    </main>
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
