/** Records that waited alike, in days ≥ 0: until their answer, or so far without one (`answered` false: still open). */
export interface Waiting {
  readonly days: number
  readonly answered: boolean
  /** How many such records there are; one where it is absent. */
  readonly count?: number
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
  const steps = curve(records)
  if (steps === null) return null
  const { share, se } = steps.findLast((step) => step.day <= day) ?? { share: 0, se: 0 }
  return { share, se }
}

/**
 * The day by which half of the records were answered, open ones counted as in {@link answeredBy}. Null when nothing is on record,
 * and where half have not been answered yet.
 */
export function medianDays(records: readonly Waiting[]): number | null {
  // Shares are sums of roundings: three of six must be half.
  return curve(records)?.find(({ share }) => share >= 0.5 - 1e-9)?.day ?? null
}

/** The share answered by each day on which there was an answer, earliest first; null when nothing is on record. */
function curve(records: readonly Waiting[]): (AnsweredShare & { readonly day: number })[] | null {
  if (records.length === 0) return null
  if (records.some(({ days }) => !(days >= 0))) throw new RangeError('days must be 0 or more')
  const byDay = [...Map.groupBy(records, ({ days }) => days)].sort(([one], [other]) => one - other)
  let waiting = total(records)
  let open = 1
  let greenwood = 0
  const steps = []
  for (const [day, alike] of byDay) {
    const answers = total(alike.filter(({ answered }) => answered))
    if (answers > 0) {
      open *= 1 - answers / waiting
      if (waiting > answers) greenwood += answers / (waiting * (waiting - answers))
      steps.push({ day, share: 1 - open, se: open * Math.sqrt(greenwood) })
    }
    waiting -= total(alike)
  }
  return steps
}

function total(records: readonly Waiting[]): number {
  return records.reduce((sum, { count = 1 }) => sum + count, 0)
}
