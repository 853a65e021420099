/** Frames of the sync endpoint: the y-protocols' own, and Plenum's two, sent only to clients that ask with `frames=1`. */
export const FRAME = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 100, refused: 101 } as const
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

/** Close codes. 4400-4499 are final for a stock client; the others it retries. */
export const CLOSE = {
  malformed: 4400,
  token: 4401,
  forbidden: 4403,
  noBoard: 4404,
  gone: 4410,
  tooMuch: 4413,
  version: 4426,
  restart: 1012,
  busy: 1013,
  silent: 4508,
  rate: 4529,
  slow: 4530,
} as const
/** The reason beside 4426 for who holds a document that the board's has taken the place of: drop it, and begin with an empty one. */
export const OUTDATED_DOCUMENT = 'a document of before'
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]

/** The room name of a person's own private draft of a board. */
export const DRAFT_SUFFIX = '/draft'
