/** What the `results` root holds of one closed vote: sums only, never a ballot. */
export interface TargetResult {
  dots: number
  voters: number
  /** How many gave it one dot, two dots, ...: the spread behind the sum. */
  spread: Record<string, number>
}

export interface Result {
  title: string
  /** ISO 8601: when it was closed. */
  at: string
  dots: number
  perTarget: number
  /** How many voted. */
  voters: number
  /** By `card/<id>` or `group/<id>`. */
  targets: Record<string, TargetResult>
  /** Dots by delegation, then target; '' gathers those too few to be shown alone. Absent where attribution forbids it. */
  byDelegation?: Record<string, Record<string, number>>
  byAttendance?: Record<string, Record<string, number>>
}
