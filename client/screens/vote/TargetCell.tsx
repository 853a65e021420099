import { parsePlace } from '../../../shared/board/place.ts'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { useBoardSession, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { fullPlaceTitle } from '../board/places.ts'
import { useScreen } from '../board/screen.ts'
import { usePathTitle } from '../spotlight/usePathTitle.ts'
import styles from './ResultsPage.module.css'
import { placeOfTarget } from './targets.ts'

/** What a row of results is about, the box it stands in, and the way to it on the board. */
export function TargetCell({ target }: { target: string }) {
  const { t } = useWords()
  const { index } = useBoardSession()
  const { gestures, view } = useScreen()
  const themes = useThemes()
  const title = usePathTitle(target)
  const place = placeOfTarget(index, target)
  const parsed = place === null ? null : parsePlace(place)
  const show = () => {
    view.set({ session: null })
    gestures.show(target.slice(target.indexOf('/') + 1))
  }
  return (
    <th scope="row" className={styles.target}>
      {title === null ? <span className={styles.soft}>{t('vote.gone')}</span> : <button type="button" className={styles.link} dir="auto" onClick={show}>{title}</button>}
      {place !== null && (
        <span className={styles.where}>
          {parsed?.kind === 'swot' && <QuadrantMark quadrant={parsed.quadrant} size={16} />}
          {fullPlaceTitle(place, themes, t)}
        </span>
      )}
    </th>
  )
}
