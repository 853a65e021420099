/** The bounds of DESIGN: defaults, each refusal of which is a clear sentence. Lengths are code points, sizes bytes. */
export const LIMITS = {
  cardText: 280,
  cardTextMost: 2_000,
  evidence: 2_000,
  title: 200,
  name: 80,
  field: 200,
  cards: 5_000,
  groups: 500,
  actions: 500,
  themes: 24,
  delegations: 100,
  phases: 200,
  links: 200,
  position: 500,
  draftCards: 300,
  people: 300,
  /** So many moderators come in beyond that: whoever has the links could fill a board, and only they make room. */
  moderatorsMore: 20,
  frame: 1_048_576,
  liveUpdate: 65_536,
  stateVector: 131_072,
  clientsPerConnection: 4,
  socketsPerToken: 8,
  unauthenticatedMessages: 8,
  unauthenticatedBytes: 16_384,
} as const

/** Length in code points: what a person counts, not UTF-16 units. */
export function codePoints(text: string): number {
  let n = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0xd800 && unit <= 0xdbff && i + 1 < text.length) {
      const next = text.charCodeAt(i + 1)
      if (next >= 0xdc00 && next <= 0xdfff) i++
    }
    n++
  }
  return n
}
