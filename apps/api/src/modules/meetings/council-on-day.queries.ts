import type { ReferenceRegion } from '@hamkori/schema/references'
import { regionOfCode } from '@hamkori/schema/territory.constants'
import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { any, asDate, kysely, query } from '../../platform/query.ts'

/** A council as it was on one day. */
export interface CouncilOnDay {
  /** The region in the printed references of its records. */
  readonly region: ReferenceRegion
  readonly demonstration: boolean
  /** The memberships in force that day, by seat. */
  readonly membershipIds: readonly string[]
}

const councilOnDay = query((values: { councilId: string; day: string }) =>
  kysely
    .selectFrom('council_view as c')
    .innerJoin('area_view as a', 'a.id', 'c.area_id')
    .select(['a.code as areaCode', 'c.demonstration'])
    .select((c) => {
      const seats = c
        .selectFrom('membership_view as m')
        .select('m.id')
        .whereRef('m.council_id', '=', 'c.id')
        .where('m.term_from', '<=', asDate(values.day))
        .where((m) => m.or([m('m.term_to', 'is', null), m('m.term_to', '>=', asDate(values.day))]))
        .orderBy('m.seat')
        .orderBy('m.id')
      return sql<string[]>`array${seats}`.as('membershipIds')
    })
    .where('c.id', '=', values.councilId),
)

/** The council and who sat on it on that day (YYYY-MM-DD). Throws NotFoundError. */
export async function findCouncilOnDay(councilId: string, day: string): Promise<CouncilOnDay> {
  const [row] = await run(councilOnDay, { councilId, day })
  if (row === undefined) throw new NotFoundError()
  return {
    region: regionOfCode(row.areaCode) ?? 'TJ',
    demonstration: row.demonstration,
    membershipIds: row.membershipIds,
  }
}

const knownDepartments = query((values: { ids: readonly string[] }) =>
  kysely.selectFrom('department_view').select('id').where('id', '=', any(values.ids)),
)

/** Those of the ids that are departments. */
export async function findDepartments(ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  return new Set((await run(knownDepartments, { ids })).map(({ id }) => id))
}
