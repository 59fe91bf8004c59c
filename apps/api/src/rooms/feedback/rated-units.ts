import { run, statement } from '../../platform/db.ts'

/** What a rating must know of its unit. */
export interface RatedUnit {
  readonly id: string
  readonly code: string
  /** The first day on which the unit was no more, or null. */
  readonly closedOn: string | null
}

const findUnit = statement<{ id: string; code: string; closedOn: string | null }>(
  `SELECT id::text, code, closed_on::text AS "closedOn" FROM police_unit WHERE code = $1`,
)

const freshMilliseconds = 30_000
const known = new Map<string, { readonly unit: RatedUnit; readonly readAt: number }>()

/**
 * The unit with this code, or null. Units are few and change rarely: an answer is kept for half a minute, so that
 * accepting a rating costs one statement. Unknown codes are not kept, so that nobody can fill the memory with them.
 */
export async function ratedUnit(code: string): Promise<RatedUnit | null> {
  const held = known.get(code)
  if (held !== undefined && performance.now() - held.readAt < freshMilliseconds) return held.unit
  const [unit] = await run(findUnit, [code])
  if (unit === undefined) {
    known.delete(code)
    return null
  }
  known.set(code, { unit, readAt: performance.now() })
  return unit
}

/** Forgets what is known of units; for tests and imports. */
export function forgetUnits(): void {
  known.clear()
}
