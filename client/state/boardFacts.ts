/** What the server alone writes into the document: the board itself, its themes, delegations, agenda and results. */
import type * as Y from 'yjs'
import type { Attribution, Delegation, Phase, Theme } from '../../shared/board/keys.ts'
import { currentPhase, readBoard, readDelegations, readOffline, readPhases, readThemes } from '../../shared/board/read.ts'
import { readResults, type VoteResult } from '../../shared/board/results.ts'
import type { Watch } from './watch.ts'

export interface BoardView {
  readonly title: string
  readonly question: string
  readonly attribution: Attribution
  readonly phase: Phase
  readonly maxCardText: number
  readonly closed: boolean
  /** Whether this board may be kept in the browser. */
  readonly offline: boolean
}

export class BoardFacts {
  board: BoardView
  themes: readonly Theme[]
  delegations: readonly Delegation[]
  phases: readonly Phase[]
  results: readonly VoteResult[]
  readonly #stop: (() => void)[] = []

  constructor(doc: Y.Doc, watch: Watch) {
    this.board = readView(doc)
    this.themes = readThemes(doc)
    this.delegations = readDelegations(doc)
    this.phases = readPhases(doc)
    this.results = readResults(doc)
    const on = (root: string, read: () => readonly string[]) => {
      const listener = () => watch.notify(read())
      doc.getMap(root).observe(listener)
      this.#stop.push(() => doc.getMap(root).unobserve(listener))
    }
    on('board', () => ((this.board = readView(doc)), ['board']))
    on('themes', () => ((this.themes = readThemes(doc)), ['themes']))
    on('delegations', () => ((this.delegations = readDelegations(doc)), ['delegations']))
    on('results', () => ((this.results = readResults(doc)), ['results']))
    on('phases', () => {
      this.phases = readPhases(doc)
      this.board = readView(doc)
      return ['phases', 'board']
    })
  }

  destroy(): void {
    for (const stop of this.#stop) stop()
  }
}

function readView(doc: Y.Doc): BoardView {
  const { title, question, attribution, maxCardText, closed } = readBoard(doc)
  return { title, question, attribution, maxCardText, closed, offline: readOffline(doc), phase: currentPhase(doc) }
}
