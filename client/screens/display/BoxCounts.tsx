import { QUADRANTS, type Phase, type Quadrant, type Theme } from '../../../shared/board/keys.ts'
import { codePoints } from '../../../shared/board/limits.ts'
import { boxPlace, isWithin } from '../../../shared/board/place.ts'
import { placesOf } from '../../../shared/board/registers.ts'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { VisuallyHidden } from '../../design/VisuallyHidden.tsx'
import { useBoard, useDraftCount, usePhase, useRegisters, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { placeTitle } from '../../../shared/words/places.ts'
import styles from './BoxCounts.module.css'
import { usePublicCount } from './publicCount.ts'

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
        <Themes themes={themes} />
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

/** More themes than stand side by side in letters one reads from afar. */
const BESIDE = 3

/** Nor have long names room side by side: so many letters in all. */
const NAMES_BESIDE = 180
/** More lines than one table holds on a wall. */
const LINES = 8

function Themes({ themes }: { themes: readonly Theme[] }) {
  const longest = Math.max(0, ...themes.map(({ title }) => codePoints(title)))
  if (themes.length > BESIDE || (themes.length > 1 && longest * themes.length > NAMES_BESIDE)) {
    const tables = Math.ceil(themes.length / LINES)
    const lines = Math.ceil(themes.length / tables)
    return (
      <div className={styles.tables}>
        {Array.from({ length: tables }, (_, n) => <ThemeTable key={n} themes={themes.slice(n * lines, (n + 1) * lines)} inWords={tables === 1} />)}
      </div>
    )
  }
  return <div className={styles.themes}>{themes.map((theme) => <ThemeCounts key={theme.id} theme={theme} alone={themes.length === 1} />)}</div>
}

/** A line for each theme: the boxes are named once, over their numbers. */
function ThemeTable({ themes, inWords }: { themes: readonly Theme[]; inWords: boolean }) {
  const { t } = useWords()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('box.cards')}</th>
          {QUADRANTS.map((quadrant) => (
            <th key={quadrant} scope="col" className={styles[quadrant]}><span className={styles.name}><QuadrantMark quadrant={quadrant} size={32} />{inWords ? t(`quadrant.${quadrant}`) : <VisuallyHidden>{t(`quadrant.${quadrant}`)}</VisuallyHidden>}</span></th>
          ))}
        </tr>
      </thead>
      <tbody>
        {themes.map((theme) => (
          <tr key={theme.id}>
            <th scope="row" dir="auto"><span className={styles.title}>{theme.title}</span></th>
            {QUADRANTS.map((quadrant) => <td key={quadrant}><Number place={boxPlace(theme.id, quadrant)} /></td>)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Number = ({ place }: { place: string }) => usePublicCount(place) ?? '–'

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
      <p className={styles.count}><span className={styles.number}>{n ?? '–'}</span>{n !== null && <span className={styles.unit}>{t('display.cards', { n })}</span>}</p>
    </div>
  )
}

function Register({ places }: { places: readonly string[] }) {
  return <div className={styles.register}>{places.map((place) => <BoxCount key={place} place={place} />)}</div>
}

function Writing() {
  const { t } = useWords()
  const total = useDraftCount()?.total ?? null
  return <p className={styles.writing}>{total === null ? t('display.writingSome') : t('display.writing', { n: total })}</p>
}
