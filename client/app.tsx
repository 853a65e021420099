/** The shell: which page an address shows, and what surrounds every page. */
import type { ReactNode } from 'react'
import { isHandover } from './connection/handover.ts'
import { LiveRegion } from './design/LiveRegion.tsx'
import { loadAnew } from './offline/loadAnew.ts'
import { routeOf, useFragment, useLinksPlace, usePathname } from './routing.ts'
import { Boundary } from './screens/errors/Boundary.tsx'
import { WrongPage } from './screens/errors/WrongPage.tsx'
import { JoinScreen } from './screens/join/JoinScreen.tsx'
import { NewVersion } from './screens/offline/NewVersion.tsx'
import {
  AccessibilityPage, BoardScreen, DisplayScreen, HandoverScreen, LinksPage, ReportScreen, SampleNotice, StartPage,
} from './screens/parts.tsx'
import { SamplePage } from './screens/sample/SamplePage.tsx'
import { SightFirst } from './screens/sight/SightFirst.tsx'
import { memory } from './state/device.ts'

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
  const invite = useFragment()
  const links = useLinksPlace()
  if (isHandover(invite)) return <HandoverScreen key={invite} board={board} fragment={invite} />
  if (invite !== '') return <JoinScreen board={board} invite={invite} />
  if (!memory.membership(board)) return <WrongPage wrong="invite" />
  const screen = <SightFirst key={board} board={board}><BoardScreen key={board} boardId={board} /></SightFirst>
  return links === board ? <SampleNotice board={board}>{screen}</SampleNotice> : screen
}

/** The room display enters like a person: with a link, or as whoever this device already is. An observer's shows no code to join: it would let observers write. */
function DisplayDoor({ board }: { board: string }) {
  const invite = useFragment()
  if (invite !== '') return <JoinScreen board={board} invite={invite} />
  if (!memory.membership(board)) return <WrongPage wrong="invite" />
  return <Boundary onBroken={loadAnew}><DisplayScreen key={board} boardId={board} /></Boundary>
}

function ReportDoor({ board }: { board: string }) {
  if (!memory.membership(board)) return <WrongPage wrong="invite" />
  return <ReportScreen board={board} />
}
