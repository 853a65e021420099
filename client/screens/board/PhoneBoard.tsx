import { QUADRANTS, type Quadrant } from '../../../shared/board/keys.ts'
import { boxPlace } from '../../../shared/board/place.ts'
import { Icon, type IconName } from '../../design/Icon.tsx'
import { tabPanel } from '../../design/Tabs.tsx'
import { VisuallyHidden } from '../../design/VisuallyHidden.tsx'
import { useBoardSession, useCardCount, useDrafts, useMine, useThemes, useYou } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { usePhoneParts } from '../session/phoneParts.ts'
import { Box } from './Box.tsx'
import { Places } from './Boxes.tsx'
import { Card } from './Card.tsx'
import { Composer } from './Composer.tsx'
import { MapCell } from './MapCell.tsx'
import { ONE_FIELD } from './phone.ts'
import { placeTitle } from '../../../shared/words/places.ts'
import { keepWriting } from './touch.ts'
import { ActionPanel, OpenPart, Outline } from './parts.tsx'
import { fullPlaceTitle, usePlaces } from './places.ts'
import styles from './PhoneBoard.module.css'
import { Question } from './Question.tsx'
import { useScreen, useView } from './screen.ts'
import { TABS, tabOf } from './tabs.ts'
import { RefusedTray, SelectionBar, SessionStrip, SpotlightBar } from './tools.tsx'
import { MoreViews, ViewTabs } from './TopBar.tsx'
import type { ViewState } from './viewStore.ts'

/** The board on a phone: one thing at a time, everything to use in reach of the thumb. */
export function PhoneBoard() {
  const tab = useView((state) => state.phoneTab)
  const session = useView((state) => state.session)
  const outline = useView((state) => state.outline)
  return (
    <>
      {session === null && <SessionStrip phone />}
      <SpotlightBar />
      <main className={styles.main}>
        {session !== null && <OpenPart key={session} part={session} />}
        {session === null && tab === 'board' && (outline ? <Outline /> : <OneBox />)}
        {session === null && tab === 'mine' && <Mine />}
        {session === null && tab === 'actions' && <PhoneActions />}
        {session === null && <SelectionBar />}
      </main>
      <RefusedTray />
      <BottomBar />
    </>
  )
}

function OneBox() {
  const { t } = useWords()
  const view = useView((state) => state.view)
  const quadrant = useView((state) => state.quadrant)
  const [first] = useThemes()
  const theme = view?.kind === 'theme' ? view.theme : first?.id
  const onRegister = view !== null && view.kind !== 'theme' && view.kind !== 'overview'
  const place = theme === undefined ? null : boxPlace(theme, quadrant)
  return (
    <>
      <div className={styles.views}><ViewTabs withoutOverview /><MoreViews withoutOverview /></div>
      <div className={styles.main} {...(view === null ? {} : tabPanel(TABS, tabOf(view)))}>
        {onRegister ? (
          <>
            <h2><VisuallyHidden>{t(`board.${view.kind}`)}</VisuallyHidden></h2>
            <Places kind={view.kind} />
          </>
        ) : (
          place !== null && theme !== undefined && (
            <>
              <Question />
              <div className={styles.work}>
                <div className={styles.box}><Box key={place} place={place} withoutComposer /></div>
                <div className={styles.dock}>
                  <BoxMap theme={theme} />
                  <div className={styles.writing}><Composer place={place} title={placeTitle(place, t)} field={ONE_FIELD} /></div>
                </div>
              </div>
            </>
          )
        )}
      </div>
    </>
  )
}

/** The four boxes as a small map: where one is, how full each is, one touch to another. */
function BoxMap({ theme }: { theme: string }) {
  const { t } = useWords()
  return (
    <div className={styles.map} role="group" aria-label={t('box.map')}>
      {QUADRANTS.map((quadrant) => <Cell key={quadrant} theme={theme} quadrant={quadrant} />)}
    </div>
  )
}

function Cell({ theme, quadrant }: { theme: string; quadrant: Quadrant }) {
  const { view } = useScreen()
  const here = useView((state) => state.quadrant === quadrant)
  const n = useCardCount(boxPlace(theme, quadrant))
  return <MapCell theme={theme} quadrant={quadrant} here={here} n={n} onMouseDown={keepWriting} onChoose={() => view.set({ quadrant })} />
}

function Mine() {
  const { t } = useWords()
  const { index } = useBoardSession()
  const themes = useThemes()
  const mine = [...new Set([...useMine(), ...useDrafts()])].map((id) => index.card(id)).filter((card) => card !== null && !card.trashed).map((card) => card!)
  const places = usePlaces().flatMap((group) => group.places).filter(({ place }) => mine.some((card) => card.place === place))
  return (
    <div className={styles.list}>
      <h2>{t('mine.title')}</h2>
      {mine.length === 0 && <p className={styles.quiet}>{t('mine.empty')}</p>}
      {places.map(({ place }) => {
        const here = mine.filter((card) => card.place === place)
        return (
          <section key={place} data-place={place}>
            <h3 className={styles.quiet}>{fullPlaceTitle(place, themes, t)}</h3>
            <div role="list" className={styles.cards}>
              {here.map(({ id }, at) => <div key={id} role="listitem"><Card id={id} stop={at === 0} /></div>)}
            </div>
          </section>
        )
      })}
    </div>
  )
}

function PhoneActions() {
  const view = useView((state) => state.view)
  return <ActionPanel theme={view?.kind === 'theme' ? view.theme : null} phone />
}

const VIEWS: readonly { id: ViewState['phoneTab']; icon: IconName }[] = [
  { id: 'board', icon: 'board' }, { id: 'mine', icon: 'person' }, { id: 'actions', icon: 'list' },
]

function BottomBar() {
  const { t } = useWords()
  const { view } = useScreen()
  const tab = useView((state) => state.phoneTab)
  const session = useView((state) => state.session)
  const parts = usePhoneParts()
  // Who only reads along has written nothing.
  const writes = useYou()?.role !== 'observer'
  return (
    <nav className={styles.bar} aria-label={t('nav.main')}>
      {VIEWS.filter(({ id }) => writes || id !== 'mine').map(({ id, icon }) => (
        <button key={id} type="button" aria-current={session === null && tab === id ? 'page' : undefined} className={styles.tab} onClick={() => view.set({ phoneTab: id, session: null })}>
          <Icon name={icon} size={22} />
          {t(`nav.${id}`)}
        </button>
      ))}
      {parts.map(({ id, icon, count }) => (
        <button key={id} type="button" aria-current={session === id ? 'page' : undefined} className={styles.tab} onClick={() => view.set({ session: id })}>
          <Icon name={icon} size={22} />
          <span>{t(`nav.${id}`)}{count > 0 && <span className={styles.badge}> {count}</span>}</span>
        </button>
      ))}
    </nav>
  )
}
