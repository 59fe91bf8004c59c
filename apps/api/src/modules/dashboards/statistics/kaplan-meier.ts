/** How long a record waited, in days ≥ 0: until its answer, or so far without one (`answered` false: still open). */
export interface Waiting {
  readonly days: number
  readonly answered: boolean
}

/** The share answered by a day and its standard error (Greenwood). */
export interface AnsweredShare {
  readonly share: number
  readonly se: number
}

/**
 * The share of records answered by a day (included) by Kaplan and Meier (1958). Open records count for as long as they
 * have been watched; on the same day answers come before them. "Answered only" would flatter a department that leaves
 * its hard cases open. Null when nothing is on record.
 */
export function answeredBy(day: number, records: readonly Waiting[]): AnsweredShare | null {
  if (records.length === 0) return null
  if (records.some(({ days }) => !(days >= 0))) throw new RangeError('days must be 0 or more')
  const answerDays = [...new Set(records.filter(({ answered }) => answered).map(({ days }) => days))].sort(
    (one, other) => one - other,
  )
  let open = 1
  let greenwood = 0
  for (const at of answerDays) {
    if (at > day) break
    const waiting = records.filter(({ days }) => days >= at).length
    const answers = records.filter(({ days, answered }) => answered && days === at).length
    open *= 1 - answers / waiting
    if (waiting > answers) greenwood += answers / (waiting * (waiting - answers))
  }
  return { share: 1 - open, se: open * Math.sqrt(greenwood) }
}
