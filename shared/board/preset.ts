/** What a board begins with when its creator says nothing else: the three themes of the founding session, and a SWOT agenda. */
import { OPEN_PHASE, type Phase } from './keys.ts'

export const PRESET_QUESTION =
  'What helps and what hinders us in return, readmission and information exchange, and which steps do we take next?'

export const PRESET_THEMES: readonly { id: string; title: string; question: string }[] = [
  {
    id: 'return',
    title: 'Return',
    question: 'What helps and what hinders safe, lawful and preferably voluntary return from our countries?',
  },
  {
    id: 'readmission',
    title: 'Readmission',
    question: 'How well do readmission agreements work in practice, and what is missing?',
  },
  {
    id: 'information-exchange',
    title: 'Information exchange',
    question: 'Which information do we exchange, through which channel, and on which legal basis?',
  },
]

type Rules = Pick<Phase, 'write' | 'cluster' | 'actions' | 'vote' | 'conclude'>

/** A phase of the agenda in which participants listen and talk. */
export const LISTENING: Rules = { write: 'none', cluster: 'moderators', actions: 'rapporteurs', vote: false, conclude: false }

/** Where a board begins, on every agenda: people can work at once, whatever else is planned. Its name is the catalogue's. */
export const FIRST_PHASE: Omit<Phase, 'order'> = OPEN_PHASE

/** Phases without a name of their own are called by their kind, in each reader's language. */
export const PRESET_AGENDA: readonly Omit<Phase, 'order'>[] = [
  FIRST_PHASE,
  { ...LISTENING, id: 'lobby', name: '', kind: 'lobby', minutes: 15 },
  { ...LISTENING, id: 'collect', name: '', kind: 'collect', write: 'private', places: ['swot'], minutes: 12 },
  { ...LISTENING, id: 'clarify', name: '', kind: 'clarify', minutes: 25 },
  { ...LISTENING, id: 'cluster', name: '', kind: 'cluster', minutes: 30 },
  { ...LISTENING, id: 'vote', name: '', kind: 'vote', vote: true, minutes: 10, dots: 3 },
  { ...LISTENING, id: 'discuss', name: '', kind: 'discuss', write: 'open', places: ['parking'], minutes: 60 },
  { ...LISTENING, id: 'actions', name: '', kind: 'actions', actions: 'all', minutes: 40 },
  { ...LISTENING, id: 'review', name: '', kind: 'review', conclude: true, minutes: 15 },
  { ...LISTENING, id: 'close', name: '', kind: 'close', conclude: true, minutes: 15 },
]
