import { useEffect, useLayoutEffect, useReducer, useRef, useState, type ReactNode } from 'react'
import { contentKey, taken } from '../../connection/ahead.ts'
import { classes } from '../../design/classes.ts'
import { later } from '../../design/later.tsx'
import { LoadingFrame } from '../../design/LoadingFrame.tsx'
import { Notice } from '../../design/Notice.tsx'
import { tabPanel } from '../../design/Tabs.tsx'
import { BoardSession, type Carried } from '../../state/boardSession.ts'
import { api, memory } from '../../state/device.ts'
import { followSight, lookedAt } from '../../state/firstSight.ts'
import { BoardContext, useBoard, useBoardSession, useConnection, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { isPage } from '../session/sessionPart.ts'
import { WrongPage } from '../errors/WrongPage.tsx'
import { keepPage } from '../../offline/newVersion.ts'
import { useLeaving } from '../offline/leaving.ts'
import { NotKept } from '../offline/NotKept.tsx'
import { BoardClosed } from './BoardClosed.tsx'
import styles from './BoardScreen.module.css'
import { Overview, Places, ThemeField } from './Boxes.tsx'
import { DropLine } from './DropLine.tsx'
import { drawAll } from './drawing.ts'
import { itemOf, keepFocus, placeOf } from './focus.ts'
import { Gestures } from './gestures/gestures.ts'
import { onBoardKey } from './keyboard.ts'
import { Above, ActionPanel, ActionTable, Digest, loadParts, OpenPart, Outline } from './parts.tsx'
import { isTablet, usePhone } from './phone.ts'
import { Question } from './Question.tsx'
import { ScreenContext, useScreen, useView, type Screen } from './screen.ts'
import { useTyping, useVisibleHeight } from './screenKeyboard.ts'
import { TABS, tabOf } from './tabs.ts'
import { takeOver } from './takeOver.ts'
import { Hands, loadTools, News, RefusedTray, SelectionBar, SessionStrip, SpotlightBar } from './tools.tsx'
import { TopBar } from './TopBar.tsx'
import { ViewStore } from './viewStore.ts'

/** On a phone its code comes with this screen's, so that it stands there at once. */
export const PhoneBoard = later(() => import('./PhoneBoard.tsx').then((module) => module.PhoneBoard), { beside: true })

/** The board: opened for as long as this screen stands. */
export function BoardScreen({ boardId }: { boardId: string }) {
  const { t } = useWords()
  const [open, setOpen] = useState<{ session: BoardSession; turn: number } | null>(null)
  const over = useRef<Carried | null>(null)
  const [turn, again] = useReducer((turn: number) => turn + 1, 0)
  useEffect(() => {
    const membership = memory.membership(boardId)
    if (!membership) return
    const { token } = membership
    const content = () => taken(contentKey(boardId, token), () => api.content(boardId, token))
    const carried = over.current
    over.current = null
    const anew = (carried: Carried) => {
      over.current = carried
      again()
    }
    const session = new BoardSession({ board: boardId, membership, origin: location.origin, memory, content, carried, anew, beforeRoom: loadTools })
    void session.connect()
    setOpen({ session, turn })
    return () => session.destroy()
  }, [boardId, turn])
  if (!open) return <LoadingFrame label={t('board.loading')} />
  return (
    <BoardContext key={open.turn} value={open.session}>
      <OpenBoard />
    </BoardContext>
  )
}

function OpenBoard() {
  const { t } = useWords()
  const session = useBoardSession()
  const connection = useConnection()
  const themes = useThemes()
  const say = useRef(t)
  say.current = t
  const [screen] = useState<Screen>(() => {
    // On a tablet the list would take a third of the boxes; it is a press away.
    const view = new ViewStore({ outline: memory.device.outline, quadrant: lookedAt(), actions: isTablet() ? 'hidden' : 'column' })
    return { view, gestures: new Gestures(session, view, () => say.current) }
  })
  useLeaving(session)
  useLayoutEffect(() => followSight((sight) => takeOver(sight, session)), [session])
  if (connection.state === 'closed') return <BoardClosed code={connection.code} />
  if (themes.length === 0 && connection.state === 'connecting') return <LoadingFrame label={t('board.loading')} />
  // Nothing was kept, and the server does not answer; the lines go on trying.
  if (themes.length === 0 && connection.state === 'offline') return <WrongPage wrong="offline" />
  return (
    <ScreenContext value={screen}>
      <ShownBoard />
    </ScreenContext>
  )
}

function ShownBoard() {
  const { t } = useWords()
  const phone = usePhone()
  const { title, closed } = useBoard()
  const [root, setRoot] = useBoardRoot()
  const selecting = useView((state) => state.selecting)
  const ready = useRest()
  useFirstTheme()
  useKeys(root)
  useEffect(() => {
    document.title = title === '' ? t('app.name') : `${title} · ${t('app.name')}`
  }, [title, t])
  useEffect(() => void loadTools(), [])
  useEffect(() => {
    // Who comes from the join form had the focus on a button that is gone.
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('[data-board] h1')?.focus()
  }, [])
  return (
    <div ref={setRoot} className={phone ? styles.phone : styles.screen} data-board="" data-selecting={selecting ? '' : undefined}>
      <div className={styles.bar}><TopBar phone={phone} /><NotKept /></div>
      {closed && <div className={styles.closed}><Notice>{t('board.closed')}</Notice></div>}
      {phone ? <PhoneBoard /> : <DeskBoard />}
      {!phone && <RefusedTray />}
      {!phone && <SpotlightBar />}
      <DropLine />
      {root && <Hands root={root} />}
      <News />
      {ready && <Digest />}
      {ready && <Above />}
    </div>
  )
}

function DeskBoard() {
  const actions = useView((state) => state.actions)
  const view = useView((state) => state.view)
  const theme = view?.kind === 'theme' ? view.theme : null
  const session = useView((state) => state.session)
  const outline = useView((state) => state.outline)
  const panel = view === null ? {} : tabPanel(TABS, tabOf(view))
  if (session !== null && isPage(session)) return <main className={styles.whole}><div className={styles.tabPanel} {...panel}><OpenPart key={session} part={session} /></div></main>
  if (actions === 'table' && session === null) return <main className={styles.whole}><div className={styles.tabPanel} {...panel}><ActionTable theme={theme} /></div></main>
  const list = session === null && actions === 'column' && !outline
  return (
    <>
      <main className={classes(styles.main, (list || session !== null) && styles.beside)}>
        <div className={styles.tabPanel} {...panel}>
          <div className={styles.above}>
            {!outline && <Question />}
            <SessionStrip />
          </div>
          {outline ? <Outline /> : <Field />}
        </div>
        <SelectionBar />
      </main>
      {session !== null && <aside className={`${styles.actions} ${styles.session}`} data-session=""><OpenPart key={session} part={session} /></aside>}
      {list && <aside className={styles.actions}><ActionPanel theme={theme} /></aside>}
    </>
  )
}

function Field(): ReactNode {
  const view = useView((state) => state.view)
  if (view === null) return null
  switch (view.kind) {
    case 'theme': return <ThemeField key={view.theme} theme={view.theme} />
    case 'overview': return <Overview />
    default: return <Places key={view.kind} kind={view.kind} />
  }
}

/** True once what is beside and above the board may come: when the board is up to date, or there is no line to wait for. */
function useRest(): boolean {
  const { state } = useConnection()
  const [ready, setReady] = useState(false)
  if (!ready && state !== 'connecting') setReady(true)
  useEffect(() => {
    if (ready) void loadParts().then(() => PhoneBoard.load()).catch(() => undefined).then(() => (import.meta.env.PROD ? keepPage() : undefined))
  }, [ready])
  return ready
}

/** Shows the first theme until one is chosen, and again when the one that was shown is gone. */
function useFirstTheme(): void {
  const { view } = useScreen()
  const themes = useThemes()
  const now = useView((state) => state.view)
  const gone = now?.kind === 'theme' && !themes.some((theme) => theme.id === now.theme)
  useEffect(() => {
    const [first] = themes
    if ((now === null || gone) && first) view.set({ view: { kind: 'theme', theme: first.id } })
  }, [now, gone, themes, view])
}

/** The keys of the board, from the first card on. */
function useKeys(root: HTMLElement | null): void {
  const session = useBoardSession()
  const { view, gestures } = useScreen()
  useEffect(() => {
    if (!root) return
    const key = (event: KeyboardEvent) => onBoardKey(event, { session, view, gestures, root })
    // On the document: keys must work also while nothing is focused.
    document.addEventListener('keydown', key)
    return () => document.removeEventListener('keydown', key)
  }, [root, session, view, gestures])
}

/** What listens to the board as a whole from the beginning: where the focus is, where one is, the keyboard on the screen. */
function useBoardRoot(): [HTMLElement | null, (element: HTMLElement | null) => void] {
  const session = useBoardSession()
  const [root, setRoot] = useState<HTMLElement | null>(null)
  useVisibleHeight(root)
  useTyping(root)
  useEffect(() => {
    if (!root) return
    const stopKeeping = keepFocus(root)
    const here = (event: Event) => {
      session.presence.setAt(placeOf(event.target))
      session.opening.look(itemOf(event.target))
    }
    root.addEventListener('focusin', here)
    root.addEventListener('pointerdown', here)
    window.addEventListener('beforeprint', drawAll)
    return () => {
      stopKeeping()
      root.removeEventListener('focusin', here)
      root.removeEventListener('pointerdown', here)
      window.removeEventListener('beforeprint', drawAll)
    }
  }, [root, session])
  return [root, setRoot]
}
