import type { ReferenceRegion } from '@hamkori/schema/references'
import { regionOfCode } from '@hamkori/schema/territory.constants'
import { run, statement } from '../../platform/db.ts'
import { NotFoundError } from '../../platform/errors.ts'

/** A council as it was on one day. */
export interface CouncilOnDay {
  /** The region in the printed references of its records. */
  readonly region: ReferenceRegion
  readonly demonstration: boolean
  /** The memberships in force that day, by seat. */
  readonly membershipIds: readonly string[]
}

const councilOnDay = statement<{ areaCode: string; demonstration: boolean; membershipIds: string[] }>(`
  SELECT a.code AS "areaCode", c.demonstration,
    coalesce((SELECT array_agg(m.id::text ORDER BY m.seat, m.id) FROM membership_view m
      WHERE m.council_id = c.id AND m.term_from <= $2::date AND (m.term_to IS NULL OR m.term_to >= $2::date)), '{}') AS "membershipIds"
  FROM council_view c JOIN area_view a ON a.id = c.area_id WHERE c.id = $1`)

/** The council and who sat on it on that day (YYYY-MM-DD). Throws NotFoundError. */
export async function findCouncilOnDay(councilId: string, day: string): Promise<CouncilOnDay> {
  const [row] = await run(councilOnDay, [councilId, day])
  if (row === undefined) throw new NotFoundError()
  return {
    region: regionOfCode(row.areaCode) ?? 'TJ',
    demonstration: row.demonstration,
    membershipIds: row.membershipIds,
  }
}

const knownDepartments = statement<{ id: string }>('SELECT id FROM department_view WHERE id = ANY($1::uuid[])')

/** Those of the ids that are departments. */
export async function findDepartments(ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  return new Set((await run(knownDepartments, [ids])).map(({ id }) => id))
}
