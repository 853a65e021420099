/** Where a thing lands that is put between others. */

/**
 * The index among what stands in a place (without the moved item) at which a thing lands that is put after `after`
 * or, at the top of a column, before `before`; at the end where neither is there any more.
 */
export function landingIndex(standing: readonly { id: string }[], after: string | null, before: string | null): number {
  const above = after === null ? -1 : standing.findIndex((item) => item.id === after)
  if (above !== -1) return above + 1
  const below = before === null ? -1 : standing.findIndex((item) => item.id === before)
  return below === -1 ? standing.length : below
}
