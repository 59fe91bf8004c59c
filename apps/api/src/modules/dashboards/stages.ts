import type { ClockedCases } from './timeliness.queries.ts'

/** How far the cases sent in a period have come. Each number counts those of the one before it, but for the answer in time. */
export interface StageCounts {
  readonly sent: number
  readonly answeredInTime: number
  readonly agreed: number
  readonly reported: number
  readonly verified: number
  /** Agreed to, and past the last day that the department promised, without a report. */
  readonly late: number
}

/** How far some cases have come: of those sent in the period. */
export function stagesOf(all: readonly ClockedCases[]): StageCounts {
  const counts = { sent: 0, answeredInTime: 0, agreed: 0, reported: 0, verified: 0, late: 0 }
  for (const { inPeriod, passedOn, inTime, agreed, reported, verified, late, count } of all) {
    if (!inPeriod || passedOn) continue
    counts.sent += count
    if (inTime) counts.answeredInTime += count
    if (agreed) counts.agreed += count
    if (reported) counts.reported += count
    if (verified) counts.verified += count
    if (late) counts.late += count
  }
  return counts
}
