/** The shell: which page an address shows, and what surrounds every page. */
import { lazy, Suspense, type ReactNode } from 'react'
import { isHandover } from './connection/handover.ts'
import { LiveRegion } from './design/LiveRegion.tsx'
import { LoadingFrame } from './design/LoadingFrame.tsx'
import { loadAnew } from './offline/loadAnew.ts'
import { routeOf, useFragment, useLinksPlace, usePathname } from './routing.ts'
import { AccessibilityPage } from './screens/accessibility/AccessibilityPage.tsx'
import { Boundary } from './screens/errors/Boundary.tsx'
import { WrongPage } from './screens/errors/WrongPage.tsx'
import { HandoverScreen } from './screens/handover/HandoverScreen.tsx'
import { JoinScreen } from './screens/join/JoinScreen.tsx'
import { LinksPage } from './screens/links/LinksPage.tsx'
import { NewVersion } from './screens/offline/NewVersion.tsx'
import { SampleNotice } from './screens/sample/SampleNotice.tsx'
import { SamplePage } from './screens/sample/SamplePage.tsx'
import { StartPage } from './screens/start/StartPage.tsx'
import { memory } from './state/device.ts'
import { useWords } from './state/words.ts'

/** Loaded when somebody is let in: the first page stays small without the board and its connections. */
const BoardScreen = lazy(() => import('./screens/board/BoardScreen.tsx').then((module) => ({ default: module.BoardScreen })))

const ReportScreen = lazy(() => import('./screens/report/ReportScreen.tsx').then((module) => ({ default: module.ReportScreen })))
const DisplayScreen = lazy(() => import('./screens/display/DisplayScreen.tsx').then((module) => ({ default: module.DisplayScreen })))

export function App() {
  const pathname = usePathname()
  return (
    <>
      <LiveRegion />
      <NewVersion />
      <Boundary key={pathname}>
        <Page pathname={pathname} />
      </Boundary>
    </>
  )
}

function Page({ pathname }: { pathname: string }): ReactNode {
  const links = useLinksPlace()
  const route = routeOf(pathname)
  switch (route.page) {
    case 'start': return links === null ? <StartPage /> : <LinksPage board={links} />
    case 'board': return <BoardDoor board={route.board} />
    case 'report': return <ReportDoor board={route.board} />
    case 'display': return <DisplayDoor board={route.board} />
    case 'sample': return <SamplePage />
    case 'accessibility': return <AccessibilityPage />
    case 'missing': return <WrongPage wrong="missing" />
  }
}

/** A link goes by the join screen; without one, only those go in whom this device knows on this board. */
function BoardDoor({ board }: { board: string }) {
  const { t } = useWords()
  const invite = useFragment()
  const links = useLinksPlace()
  if (isHandover(invite)) return <HandoverScreen key={invite} board={board} fragment={invite} />
  if (invite !== '') return <JoinScreen board={board} invite={invite} />
  if (!memory.membership(board)) return <WrongPage wrong="invite" />
  return (
    <Suspense fallback={<LoadingFrame label={t('shell.loading')} />}>
      {links === board ? <SampleNotice board={board}><BoardScreen key={board} boardId={board} /></SampleNotice> : <BoardScreen key={board} boardId={board} />}
    </Suspense>
  )
}

/** The room display enters like a person: with a link, or as whoever this device already is. An observer's shows no code to join: it would let observers write. */
function DisplayDoor({ board }: { board: string }) {
  const { t } = useWords()
  const invite = useFragment()
  if (invite !== '') return <JoinScreen board={board} invite={invite} />
  if (!memory.membership(board)) return <WrongPage wrong="invite" />
  return (
    <Boundary onBroken={loadAnew}>
      <Suspense fallback={<LoadingFrame label={t('shell.loading')} />}>
        <DisplayScreen key={board} boardId={board} />
      </Suspense>
    </Boundary>
  )
}

function ReportDoor({ board }: { board: string }) {
  const { t } = useWords()
  if (!memory.membership(board)) return <WrongPage wrong="invite" />
  return (
    <Suspense fallback={<LoadingFrame label={t('report.opening')} />}>
      <ReportScreen board={board} />
    </Suspense>
  )
}
