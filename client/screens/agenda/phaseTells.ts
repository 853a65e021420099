/** What a phase allows, and the places it names, in the words of the reader. */
import { QUADRANTS, type Phase, type Theme } from '../../../shared/board/keys.ts'
import { boxPlace, isWithin } from '../../../shared/board/place.ts'
import { useThemes } from '../../state/hooks.ts'
import { useWords, type Say } from '../../state/words.ts'
import { fullPlaceTitle } from '../board/places.ts'

/** What a phase allows, in whole sentences: the first says what happens to cards. */
export function usePhaseTells(): (phase: Phase) => string[] {
  const { t } = useWords()
  const themes = useThemes()
  return ({ write, places, cluster, actions, vote, conclude }) => {
    const only = places && pathTitles(places, themes, t).join(', ')
    return [
      tellsOfCards(write, only, t),
      cluster === 'all' ? t('phase.tellCluster') : '',
      actions === 'all' ? t('phase.tellActions') : '',
      vote ? t('phase.tellVote') : '',
      conclude ? t('conclude.phase') : '',
    ].filter(Boolean)
  }
}

/** Where they are written is said at once: somebody who only hears the first sentence must not look for a field that is not there. */
function tellsOfCards(write: Phase['write'], only: string | undefined, t: Say): string {
  if (write === 'none' || only === '') return t('phase.tellNone')
  if (only === undefined) return write === 'open' ? t('phase.tellOpen') : t('phase.tellPrivate')
  return write === 'open' ? t('phase.tellOpenIn', { places: only }) : t('phase.tellPrivateIn', { places: only })
}

/** The places or prefixes of places a phase names, as people call them; four boxes of a theme are the theme. */
function pathTitles(paths: readonly string[], themes: readonly Theme[], t: Say): string[] {
  const whole = themes.filter(({ id }) => QUADRANTS.every((quadrant) => paths.some((path) => isWithin(boxPlace(id, quadrant), path))))
  if (paths.includes('swot') || (themes.length > 1 && whole.length === themes.length)) {
    return [t('agenda.allThemes'), ...paths.filter((path) => !isWithin(path, 'swot')).map((path) => pathTitle(path, themes, t))]
  }
  const rest = paths.filter((path) => !whole.some(({ id }) => isWithin(path, `swot/${id}`)))
  return [...whole.map(({ title }) => title), ...rest.map((path) => pathTitle(path, themes, t))]
}

/** One place or prefix of places in words. */
export function pathTitle(path: string, themes: readonly Theme[], t: Say): string {
  const [head = '', theme, quadrant] = path.split('/')
  if (path === '') return t('spotlight.board')
  if (path === 'swot') return t('agenda.allThemes')
  if ((head === 'swot' || head === 'actions') && theme !== undefined && quadrant === undefined) {
    const title = themes.find(({ id }) => id === theme)?.title ?? theme
    return head === 'swot' ? title : t('actions.of', { theme: title })
  }
  if (head === 'actions') return t('actions.title')
  if (path === 'practices' || path === 'measures') return t(`board.${path}`)
  return fullPlaceTitle(path, themes, t)
}
