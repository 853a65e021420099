import { QUADRANTS, type Phase, type Quadrant, type Theme } from '../../../shared/board/keys.ts'
import { boxPlace, isWithin } from '../../../shared/board/place.ts'
import { placesOf } from '../../../shared/board/registers.ts'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { useBoard, useBoardSession, useBox, useCardCount, useDraftCount, usePhase, useRegisters, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { placeTitle } from '../../../shared/words/places.ts'
import styles from './BoxCounts.module.css'

/** The boxes and how much stands in them. In a private phase only that something is being written. `only`: one theme or register. */
export function BoxCounts({ only }: { only?: string }) {
  const { question } = useBoard()
  const phase = usePhase()
  const themes = useThemes().filter(({ id }) => isShown(`swot/${id}`, phase, only))
  const single = themes.length === 1 ? themes[0] : undefined
  const standing = useRegisters()
  const registers = WALLED.filter((path) => (only === undefined ? phase.places?.some((place) => isWithin(place, path)) : isWithin(path, only) && only !== ''))
  const words = single?.question ?? question
  return (
    <div className={styles.page}>
      {words !== '' && <p className={styles.question} dir="auto">{words}</p>}
      {registers.length > 0 ? (
        registers.map((path) => <Register key={path} places={placesOf(path, standing)} />)
      ) : (
        <div className={styles.themes}>{themes.map((theme) => <ThemeCounts key={theme.id} theme={theme} alone={single !== undefined} />)}</div>
      )}
      {phase.write === 'private' && <Writing />}
    </div>
  )
}

/** The registers a wall shows as boxes. */
const WALLED = ['practices', 'measures'] as const

/** Themes that the phase is about: those it lets people write in, or all. */
function isShown(theme: string, { places }: Phase, only: string | undefined): boolean {
  if (only !== undefined && only !== '') return isWithin(theme, only) || isWithin(only, theme)
  const swot = places?.filter((place) => isWithin(place, 'swot')) ?? []
  return swot.length === 0 || swot.some((place) => isWithin(place, theme) || isWithin(theme, place))
}

function ThemeCounts({ theme, alone }: { theme: Theme; alone: boolean }) {
  return (
    <section className={alone ? styles.alone : styles.theme}>
      <h2 dir="auto">{theme.title}</h2>
      <div className={styles.boxes}>{QUADRANTS.map((quadrant) => <BoxCount key={quadrant} place={boxPlace(theme.id, quadrant)} quadrant={quadrant} />)}</div>
    </section>
  )
}

function BoxCount({ place, quadrant }: { place: string; quadrant?: Quadrant }) {
  const { t } = useWords()
  const n = usePublicCount(place)
  return (
    <div className={`${styles.box} ${quadrant ? styles[quadrant] : ''}`}>
      <p className={styles.name}>{quadrant && <QuadrantMark quadrant={quadrant} size={32} />}{placeTitle(place, t)}</p>
      <p className={styles.count}>{n}<span>{t('display.cards', { n })}</span></p>
    </div>
  )
}

function Register({ places }: { places: readonly string[] }) {
  return <div className={styles.register}>{places.map((place) => <BoxCount key={place} place={place} />)}</div>
}

/** DRAFT-1: a display opened by somebody who writes knows that person's own drafts; the wall must not. Drafts stand in no group. */
function usePublicCount(place: string): number {
  const { index } = useBoardSession()
  const all = useCardCount(place)
  const drafts = useBox(place).filter(({ draft }) => draft).length
  return index.drafts.length === 0 ? all : all - drafts
}

function Writing() {
  const { t } = useWords()
  const total = useDraftCount()?.total ?? null
  return <p className={styles.writing}>{total === null ? t('display.writingSome') : t('display.writing', { n: total })}</p>
}
