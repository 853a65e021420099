/** The parts of a session that open beside the board, and those that take its place. */
export type SessionPart = 'agenda' | 'vote' | 'floor' | 'participation' | 'results' | 'tows' | 'suggest' | 'conclusions'

const PAGES: ReadonlySet<SessionPart> = new Set(['results', 'tows', 'conclusions'])

/** True for what needs the whole width. */
export const isPage = (part: SessionPart | null): boolean => part !== null && PAGES.has(part)
