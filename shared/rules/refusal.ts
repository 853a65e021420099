/**
 * Why something is refused: the id of the rule (docs/RULES.md). The same ids are the `code` of every refusal on the wire;
 * the sentences stand in the catalogues, under `refusal.<code>`.
 */
export const REFUSALS = {
  'LOCK-1': { retry: false },
  'LOCK-2': { retry: false },
  'ROLE-1': { retry: false },
  'ROLE-2': { retry: false },
  'ROLE-3': { retry: false },
  'PHASE-1': { retry: false },
  'PHASE-2': { retry: false },
  'PHASE-3': { retry: false },
  'PHASE-4': { retry: false },
  'PHASE-5': { retry: false },
  'BOARD-1': { retry: false },
  'CARD-1': { retry: false },
  'CARD-2': { retry: false },
  'CARD-3': { retry: false },
  'CARD-4': { retry: false },
  'SHAPE-1': { retry: false },
  'SHAPE-2': { retry: false },
  'LIMIT-1': { retry: false },
  'LIMIT-2': { retry: false },
  'NAME-1': { retry: false },
  'DRAFT-1': { retry: false },
  'DRAFT-2': { retry: false },
  'VOTE-1': { retry: false },
  'VOTE-2': { retry: false },
  'VOTE-3': { retry: false },
  'VOTE-4': { retry: false },
  'VOTE-5': { retry: false },
  'STAND-1': { retry: false },
  'STAND-2': { retry: false },
  'FLOOR-1': { retry: false },
  'SAVE-1': { retry: true },
  'SAVE-3': { retry: false },
  'RATE-1': { retry: true },
  'COMMAND-1': { retry: false },
  'COMMAND-2': { retry: false },
  'COMMAND-3': { retry: false },
} as const

export type RefusalCode = keyof typeof REFUSALS

/** A refusal as data; `path` says what it is about, `text` gives back what the author wrote. */
export interface Refusal {
  code: RefusalCode
  path: string
  text?: string
}

/** The answer of every rule: null means allowed. */
export type Verdict = Refusal | null
