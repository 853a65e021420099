import type { ReactNode } from 'react'
import { AgendaPanel } from '../agenda/AgendaPanel.tsx'
import { ConclusionsPage } from '../conclude/ConclusionsPage.tsx'
import { FloorPanel } from '../floor/FloorPanel.tsx'
import { SuggestPanel } from '../suggest/SuggestPanel.tsx'
import { TowsPage } from '../tows/TowsPage.tsx'
import { ResultsPage } from '../vote/ResultsPage.tsx'
import { VotePanel } from '../vote/VotePanel.tsx'
import { ParticipationPanel } from './ParticipationPanel.tsx'
import type { SessionPart } from './sessionPart.ts'

/** The part of the session that is open. */
export function OpenPart({ part }: { part: SessionPart }): ReactNode {
  switch (part) {
    case 'agenda': return <AgendaPanel />
    case 'vote': return <VotePanel />
    case 'floor': return <FloorPanel />
    case 'participation': return <ParticipationPanel />
    case 'results': return <ResultsPage />
    case 'tows': return <TowsPage />
    case 'conclusions': return <ConclusionsPage />
    case 'suggest': return <SuggestPanel />
  }
}
