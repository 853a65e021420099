/** How much one update may ask for. Each bound is far above what honest work needs. */
export const BOUNDS = {
  /** Clocks and lengths: Yjs itself stops being exact far above, and one GC struct of 2^40 would use up a client id. */
  clock: 2 ** 31,
  /** A day without a line (fault 11): as many as cards and edits of a frame of 1 MiB hold. Who brings more at once could not merge ever after. */
  structs: 60_000,
  /** What text that is not in order may come to in a live update: the longest there can be, with something untidy after every letter. */
  pieces: 4_500,
  /** The same of what was written without a line: thousands of line ends. Each piece costs several times what a struct does, in a tenth of its bytes. */
  piecesLater: 9_000,
  /** Clients an update may hold structs of, known ones included: a step 2 may overlap with what came meanwhile. */
  sections: 1_000,
  /** New client ids in one step 2: an offline device brings one for every time its page was loaded. */
  newClients: 16,
  /** Steps along the lists while checking origins; Yjs walks the same stretch when it integrates. */
  steps: 500_000,
  /** A key of a map: the longest a server root has is a lock's path. */
  key: 160,
  /** Nesting inside one plain value. */
  depth: 4,
} as const

/** Clients draw 32-bit ids. The server's own hand writes above, in the same five bytes, where nobody can forge or meet it. */
export const HELD_FROM = 2 ** 32
export const HELD_BELOW = 2 ** 35
