import { usualNoticeDays } from '@hamkori/schema/meetings'
import type { ReferenceRegion } from '@hamkori/schema/references'
import { regionOfCode } from '@hamkori/schema/territory.constants'
import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { any, kysely, query } from '../../platform/query.ts'

/** What planning and announcing need to know of a council. */
export interface CouncilOfPlan {
  /** The region in the printed references of its records. */
  readonly region: ReferenceRegion
  readonly demonstration: boolean
  /** So many days ahead it announces its meetings. */
  readonly noticeDays: number
}

const councilsOfPlans = query((values: { ids: readonly string[] }) =>
  kysely
    .selectFrom('council_view as c')
    .innerJoin('area_view as a', 'a.id', 'c.area_id')
    .leftJoin('notice_rule as r', 'r.area_kind', 'a.kind')
    .select(['c.id', 'a.code as areaCode', 'c.demonstration'])
    .select(sql<number>`coalesce(r.notice_days, ${sql.lit(usualNoticeDays)})`.as('noticeDays'))
    .where('c.id', '=', any(values.ids)),
)

/** The council, with the rule by which it announces. Throws NotFoundError. */
export async function findCouncilOfPlan(councilId: string): Promise<CouncilOfPlan> {
  const [row] = await run(councilsOfPlans, { ids: [councilId] })
  if (row === undefined) throw new NotFoundError()
  const { areaCode, demonstration, noticeDays } = row
  return { region: regionOfCode(areaCode) ?? 'TJ', demonstration, noticeDays }
}

/** How many days ahead these councils announce their meetings, by the council's id; for `loadOne` of platform/batch.ts. */
export async function noticeDaysOf(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return new Map((await run(councilsOfPlans, { ids })).map(({ id, noticeDays }) => [id, noticeDays]))
}
