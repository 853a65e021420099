import { useState, type FormEvent, type ReactNode } from 'react'
import { QUADRANTS } from '../../../shared/board/keys.ts'
import { LIMITS } from '../../../shared/board/limits.ts'
import { boxPlace } from '../../../shared/board/place.ts'
import { placesOf } from '../../../shared/board/registers.ts'
import { Button } from '../../design/Button.tsx'
import { Checkbox } from '../../design/Checkbox.tsx'
import { Select, TextField } from '../../design/Field.tsx'
import { RadioCards } from '../../design/RadioCards.tsx'
import { useBoardSession, useBox, useKeys, usePhase, useRegisters, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { placeTitle } from '../../../shared/words/places.ts'
import { useScreen, useView } from '../board/screen.ts'
import { Panel } from '../session/Panel.tsx'
import { targetsIn } from './targets.ts'
import styles from './VotePanel.module.css'

/** The most the protocol takes (vote.open). */
const MOST_TARGETS = 1_000
const MOST_DOTS = 50
const USUAL_DOTS = 3
const REGISTERS = ['priorities', 'practices', 'measures', 'parking'] as const

/** A moderator chooses what is voted on, and how: with dots or by rating. */
export function NewVote({ earlier }: { earlier: ReactNode }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const themes = useThemes()
  const phase = usePhase()
  const standing = useRegisters()
  const shown = useView((state) => (state.view?.kind === 'theme' ? state.view.theme : null)) ?? themes[0]?.id
  const [title, setTitle] = useState(() => themes.find(({ id }) => id === shown)?.title ?? '')
  const [chosen, setChosen] = useState<readonly string[]>(() => (shown === undefined ? [] : QUADRANTS.map((quadrant) => boxPlace(shown, quadrant))))
  const [kind, setKind] = useState<'dots' | 'rating'>('dots')
  const [observers, setObservers] = useState(false)
  const [dots, setDots] = useState(phase.dots ?? USUAL_DOTS)
  const [perTarget, setPerTarget] = useState(phase.dots ?? USUAL_DOTS)
  const places = [...themes.flatMap(({ id }) => QUADRANTS.map((quadrant) => boxPlace(id, quadrant))), ...REGISTERS.flatMap((kind) => placesOf(kind, standing))]
  // Others write and group while somebody makes up their mind: the vote is about what stands there when it is opened.
  const news = places.flatMap((place) => [`box/${place}`, `count/${place}`]).join(' ')
  const targets = useKeys(news, ({ index }) => targetsIn(index, places.filter((place) => chosen.includes(place))), alike)
  const ready = targets.length > 0 && targets.length <= MOST_TARGETS

  const toggle = (place: string, on: boolean) => setChosen(on ? [...chosen, place] : chosen.filter((other) => other !== place))
  const open = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    const asked = { type: 'vote.open', targets, ...(title.trim() !== '' && { title: title.trim() }), ...(observers && { observers }) } as const
    gestures.command(kind === 'rating' ? { ...asked, kind } : { ...asked, dots, perTarget: Math.min(perTarget, dots) })
  }

  return (
    <Panel
      title={t('vote.title')}
      foot={
        <>
          <p className={styles.soft} role="status">
            {targets.length > MOST_TARGETS ? t('vote.tooMany', { n: MOST_TARGETS }) : t('vote.targets', { n: targets.length })}
          </p>
          <Button kind="primary" type="submit" form="new-vote" wide disabled={!ready}>{t('vote.open')}</Button>
        </>
      }
    >
      <form id="new-vote" className={styles.form} onSubmit={open}>
        <TextField label={t('vote.name')} hint={t('vote.nameHint')} value={title} maxLength={LIMITS.title} onChange={(event) => setTitle(event.target.value)} />
        <RadioCards
          legend={t('rating.kind')} value={kind} onChange={setKind}
          choices={[
            { value: 'dots', label: t('rating.dots'), hint: t('rating.dotsHint') },
            { value: 'rating', label: t('rating.rating'), hint: t('rating.ratingHint') },
          ]}
        />
        {kind === 'dots' && (
          <div className={styles.two}>
            <Select label={t('vote.dots')} value={dots} onChange={(event) => setDots(Number(event.target.value))}>{numbers(Math.max(12, dots))}</Select>
            <Select label={t('vote.perTarget')} value={Math.min(perTarget, dots)} onChange={(event) => setPerTarget(Number(event.target.value))}>{numbers(dots)}</Select>
          </div>
        )}
        <Checkbox checked={observers} onChange={(event) => setObservers(event.target.checked)}>{t('rating.observers')}</Checkbox>
        <fieldset className={styles.boxes}>
          <legend>{t('vote.boxes')}</legend>
          {themes.map((theme) => (
            <div key={theme.id} role="group" aria-labelledby={`vote-${theme.id}`}>
              <p id={`vote-${theme.id}`} className={styles.theme}>{theme.title}</p>
              <div className={styles.pairs}>
                {QUADRANTS.map((quadrant) => <BoxChoice key={quadrant} place={boxPlace(theme.id, quadrant)} chosen={chosen} onToggle={toggle} />)}
              </div>
            </div>
          ))}
          {REGISTERS.map((kind) => (
            <div key={kind} role="group" aria-label={t(`board.${kind}`)}>
              {placesOf(kind, standing).length > 1 && <p className={styles.theme}>{t(`board.${kind}`)}</p>}
              <div className={styles.pairs}>
                {placesOf(kind, standing).map((place) => <BoxChoice key={place} place={place} chosen={chosen} onToggle={toggle} hideEmpty />)}
              </div>
            </div>
          ))}
        </fieldset>
        {earlier}
      </form>
    </Panel>
  )
}

const alike = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((target, at) => target === b[at])

const numbers = (most: number) =>
  Array.from({ length: Math.min(most, MOST_DOTS) }, (_, at) => <option key={at} value={at + 1}>{at + 1}</option>)

interface BoxChoiceProps {
  place: string
  chosen: readonly string[]
  onToggle: (place: string, on: boolean) => void
  hideEmpty?: boolean
}

function BoxChoice({ place, chosen, onToggle, hideEmpty }: BoxChoiceProps) {
  const { t } = useWords()
  const { index } = useBoardSession()
  useBox(place)
  const n = targetsIn(index, [place]).length
  if (hideEmpty && n === 0) return null
  return (
    <Checkbox checked={chosen.includes(place)} onChange={(event) => onToggle(place, event.target.checked)}>
      {placeTitle(place, t)} <span className={styles.count}>{n}</span>
    </Checkbox>
  )
}
