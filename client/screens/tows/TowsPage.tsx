import { useId, useState, type FormEvent } from 'react'
import { TOWS, type Quadrant, type Tows } from '../../../shared/board/keys.ts'
import { LIMITS } from '../../../shared/board/limits.ts'
import { boxPlace } from '../../../shared/board/place.ts'
import { Button } from '../../design/Button.tsx'
import { Select, TextField } from '../../design/Field.tsx'
import { Icon } from '../../design/Icon.tsx'
import { announce } from '../../design/LiveRegion.tsx'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { Tabs, tabPanel } from '../../design/Tabs.tsx'
import { useAction, useActions, useBoardSession, useBox, useCited, useMayWriteActions, useResults, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen, useView } from '../board/screen.ts'
import { Panel } from '../session/Panel.tsx'
import { goTo } from '../spotlight/goTo.ts'
import { usePathTitle } from '../spotlight/usePathTitle.ts'
import { VoteMark } from '../vote/VoteMark.tsx'
import { useResultName } from '../vote/useResultName.ts'
import type { VoteResult } from '../../../shared/board/results.ts'
import { choicesIn, PAIRS, unanswered, votesOn, type Choice } from './pairs.ts'
import styles from './TowsPage.module.css'

/** From points to steps: what belongs together in two boxes becomes an action that cites it. */
export function TowsPage() {
  const { t } = useWords()
  const themes = useThemes()
  const shown = useView((state) => (state.view?.kind === 'theme' ? state.view.theme : null))
  const { view } = useScreen()
  const { index } = useBoardSession()
  const [pair, setPair] = useState<Tows>('SO')
  const [chosen, setChosen] = useState('')
  const all = useResults()
  const theme = themes.find(({ id }) => id === shown) ?? themes[0]
  if (!theme) return <Panel title={t('tows.title')}>{null}</Panel>
  const votes = votesOn(index, theme.id, all)
  const ranking = votes.filter(({ id }) => id === chosen)
  const results = ranking.length > 0 ? ranking : votes
  return (
    <Panel
      title={t('tows.title')}
      beside={themes.length > 1 && (
        <Select
          label={t('tows.theme')} labelHidden value={theme.id}
          onChange={(event) => view.set({ view: { kind: 'theme', theme: event.target.value } })}
        >
          {themes.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
        </Select>
      )}
    >
      <div className={styles.page}>
        <div className={styles.main}>
          <Tabs label={t('tows.pair')} tabs={TOWS.map((id) => ({ id, label: id }))} value={pair} onChange={setPair} name="tows" />
          <div {...tabPanel('tows', pair)}>
            {votes.length > 1 && <RankBy votes={votes} value={ranking[0]?.id ?? ''} onChange={setChosen} />}
            <Pair key={`${theme.id}/${pair}`} theme={theme.id} pair={pair} results={results} />
          </div>
        </div>
        <Unanswered theme={theme.id} results={results} />
      </div>
    </Panel>
  )
}

/** What comes first in the boxes: by the last vote, or by one of those before. */
function RankBy({ votes, value, onChange }: { votes: readonly VoteResult[]; value: string; onChange: (id: string) => void }) {
  const { t } = useWords()
  const name = useResultName()
  return (
    <div className={styles.rank}>
      <Select label={t('rating.rankBy')} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('rating.rankLatest')}</option>
        {votes.toReversed().map((vote) => <option key={vote.id} value={vote.id}>{name(vote)}</option>)}
      </Select>
    </div>
  )
}

function Pair({ theme, pair, results }: { theme: string; pair: Tows; results: readonly VoteResult[] }) {
  const { t } = useWords()
  const session = useBoardSession()
  const may = useMayWriteActions(theme)
  const [picked, setPicked] = useState<readonly string[]>([])
  const [title, setTitle] = useState('')
  const [inside, outside] = PAIRS[pair]
  const boxes = [useBox(boxPlace(theme, inside)), useBox(boxPlace(theme, outside))]
  // What others have binned, moved or grouped since stands here no more: nobody cites what they do not see.
  const chosen = picked.filter((id) => boxes.some((box) => box.some((item) => item.id === id)))
  const both = boxes.every((box) => box.some(({ id }) => chosen.includes(id)))
  const ready = both && title.trim() !== ''
  const toggle = (id: string) => setPicked(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])

  const add = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    session.edit.addAction({ theme, title: title.trim(), status: 'proposed', tows: pair, links: [...chosen] })
    announce(t('said.actionMade'))
    setTitle('')
    setPicked([])
  }

  return (
    <div className={styles.pair}>
      <p>{t(`tows.${pair}`)}. <span className={styles.soft}>{t('tows.tell')}</span></p>
      <div className={styles.boxes}>
        {[inside, outside].map((quadrant) => <BoxChoices key={quadrant} theme={theme} quadrant={quadrant} results={results} chosen={may ? chosen : null} onToggle={toggle} />)}
      </div>
      {may && (
        <form className={styles.form} onSubmit={add}>
          <TextField label={t('tows.step')} value={title} maxLength={LIMITS.title} onChange={(event) => setTitle(event.target.value)} />
          <div className={styles.send}>
            <Button type="submit" kind="primary" disabled={!ready}>{t('tows.add')}</Button>
            <p className={styles.soft} role="status">{both ? t('tows.chosen', { n: chosen.length }) : t('tows.choose')}</p>
          </div>
        </form>
      )}
      <Made theme={theme} pair={pair} />
    </div>
  )
}

const FIRST = 8

interface BoxChoicesProps {
  theme: string
  quadrant: Quadrant
  results: readonly VoteResult[]
  /** Null: reads only. */
  chosen: readonly string[] | null
  onToggle: (id: string) => void
}

function BoxChoices({ theme, quadrant, results, chosen, onToggle }: BoxChoicesProps) {
  const { t } = useWords()
  const { index } = useBoardSession()
  const id = useId()
  const [all, setAll] = useState(false)
  useBox(boxPlace(theme, quadrant))
  const choices = choicesIn(index, theme, quadrant, results)
  const listed = all ? choices : choices.filter((choice, at) => at < FIRST || chosen?.includes(choice.id))
  return (
    <section className={`${styles.box} ${styles[quadrant]}`} aria-labelledby={id}>
      <h3 id={id}><QuadrantMark quadrant={quadrant} />{t(`quadrant.${quadrant}`)}</h3>
      {choices.length === 0 && <p className={styles.soft}>{t('tows.boxEmpty')}</p>}
      <ul className={styles.choices}>
        {listed.map((choice) => (
          <li key={choice.id}>
            {chosen ? <Pick choice={choice} pressed={chosen.includes(choice.id)} onToggle={onToggle} /> : <p className={styles.choice}><Words choice={choice} /></p>}
          </li>
        ))}
      </ul>
      {listed.length < choices.length && <Button kind="quiet" onClick={() => setAll(true)}>{t('tows.showAll', { n: choices.length })}</Button>}
    </section>
  )
}

function Pick({ choice, pressed, onToggle }: { choice: Choice; pressed: boolean; onToggle: (id: string) => void }) {
  return (
    <button type="button" className={styles.choice} aria-pressed={pressed} onClick={() => onToggle(choice.id)}>
      <span className={styles.check}>{pressed && <Icon name="check" size={16} />}</span>
      <Words choice={choice} />
    </button>
  )
}

function Words({ choice: { id, kind, mark } }: { choice: Choice }) {
  const title = usePathTitle(`${kind}/${id}`)
  return (
    <>
      <span className={kind === 'group' ? styles.title : styles.text} dir="auto">{title}</span>
      {mark && <VoteMark mark={mark} className={styles.dots} both />}
    </>
  )
}

/** The actions of the theme that follow from this pair. */
function Made({ theme, pair }: { theme: string; pair: Tows }) {
  const { t } = useWords()
  const { index } = useBoardSession()
  const ids = useActions(theme).filter((id) => index.action(id)?.tows === pair)
  return (
    <section className={styles.made}>
      <h3>{t('tows.made')}</h3>
      {ids.length === 0 ? <p className={styles.soft}>{t('tows.madeNone')}</p> : <ul>{ids.map((id) => <MadeAction key={id} id={id} />)}</ul>}
    </section>
  )
}

function MadeAction({ id }: { id: string }) {
  const { t } = useWords()
  const action = useAction(id)
  if (!action) return null
  return (
    <li className={styles.action}>
      <p dir="auto">{action.title || t('actions.untitled')}</p>
      <p className={styles.soft}>{t(`status.${action.status}`)} · {t('action.linkCount', { n: action.links.length })}</p>
    </li>
  )
}

/** What still stands open: weaknesses and threats that nobody has taken up. */
function Unanswered({ theme, results }: { theme: string; results: readonly VoteResult[] }) {
  const { t } = useWords()
  const { index } = useBoardSession()
  useCited()
  useBox(boxPlace(theme, 'W'))
  useBox(boxPlace(theme, 'T'))
  const open = unanswered(index, theme, results)
  return (
    <aside className={styles.unanswered} aria-labelledby="tows-unanswered">
      <h3 id="tows-unanswered">{t('tows.unanswered')}</h3>
      {open.length === 0 ? (
        <p className={styles.soft}>{t('tows.allAnswered')}</p>
      ) : (
        <ul>{open.map((choice) => <Open key={choice.id} choice={choice} />)}</ul>
      )}
    </aside>
  )
}

function Open({ choice }: { choice: Choice & { quadrant: Quadrant } }) {
  const { t } = useWords()
  const { index } = useBoardSession()
  const { view } = useScreen()
  return (
    <li>
      <button type="button" className={styles.open} onClick={() => goTo(`${choice.kind}/${choice.id}`, view, index, true)}>
        <span role="img" aria-label={t(`quadrant.${choice.quadrant}`)}><QuadrantMark quadrant={choice.quadrant} size={18} /></span>
        <Words choice={choice} />
      </button>
    </li>
  )
}
