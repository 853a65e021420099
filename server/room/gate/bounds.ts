/** How much one update may ask for. Each bound is far above what honest work needs and keeps the event loop below 50 ms. */
export const BOUNDS = {
  /** Clocks and lengths: Yjs itself stops being exact far above, and one GC struct of 2^40 would use up a client id. */
  clock: 2 ** 31,
  structs: 20_000,
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
