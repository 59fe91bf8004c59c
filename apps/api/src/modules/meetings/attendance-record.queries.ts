import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { any, kysely, query } from '../../platform/query.ts'

/** How a council's meetings with public minutes were attended. */
export interface AttendanceRecordRow {
  /** How many meetings that is from. */
  readonly meetings: number
  /** Seats whose holders came, over all of them. */
  readonly present: number
  /** Seats that were in force, over all of them. */
  readonly seats: number
}

const attendanceOf = query((values: { councilIds: readonly string[] }) =>
  kysely
    .selectFrom('meeting as m')
    .select('m.council_id as councilId')
    .select([
      sql<number>`count(*)::int`.as('meetings'),
      sql<number>`sum(m.present_count)::int`.as('present'),
      sql<number>`sum(m.seats_in_force)::int`.as('seats'),
    ])
    .where('m.council_id', '=', any(values.councilIds))
    .where('m.state', 'in', [sql.lit('published' as const), sql.lit('corrected' as const)])
    .where('m.seats_in_force', '>', sql.lit(0))
    .groupBy('m.council_id'),
)

/** The attendance of meetings with public minutes, by the council's id; for `loadOne` of platform/batch.ts. */
export async function attendanceRecords(
  councilIds: readonly string[],
): Promise<ReadonlyMap<string, AttendanceRecordRow>> {
  return new Map((await run(attendanceOf, { councilIds })).map(({ councilId, ...row }) => [councilId, row]))
}
