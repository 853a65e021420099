/** The agenda as people read it: day by day, in the order the moderator gave it. */
import type { Phase } from '../../../shared/board/keys.ts'
import { orderAt } from '../../../shared/board/order.ts'

export interface Day {
  /** Null: items without a day. */
  day: number | null
  phases: Phase[]
}

/** Items that follow one another on the same day stand under one heading. */
export function dayList(phases: readonly Phase[]): Day[] {
  const days: Day[] = []
  for (const phase of phases) {
    const day = phase.day ?? null
    const last = days.at(-1)
    if (last && last.day === day) last.phases.push(phase)
    else days.push({ day, phases: [phase] })
  }
  return days
}

/** The order key that takes an item one step up (-1) or down (1); null at the rim. */
export function orderOneStep(phases: readonly Phase[], id: string, step: -1 | 1): string | null {
  const at = phases.findIndex((phase) => phase.id === id)
  const to = at + step
  if (at === -1 || to < 0 || to >= phases.length) return null
  return orderAt(phases.filter((phase) => phase.id !== id), to)
}
