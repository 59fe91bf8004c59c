import type { ReferenceRegion } from '@hamkori/schema/references'
import { regionOfCode } from '@hamkori/schema/territory.constants'
import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { InvalidInputError, NotFoundError, invalidAt } from '../../platform/errors.ts'
import { kysely, query } from '../../platform/query.ts'

/** What a council's new case names: the council itself, the department, and where it was decided. */
export interface CaseSourceInput {
  readonly councilId: string
  readonly departmentId: string
  readonly meetingId?: string | undefined
  readonly decisionId?: string | undefined
}

/** Where a new case comes from, checked. */
export interface CaseSource {
  /** The region in its printed reference. */
  readonly region: ReferenceRegion
  /** True where the council itself belongs to the demonstration content. */
  readonly demonstration: boolean
  readonly meetingId: string | null
  readonly decisionId: string | null
  /** False for a decision that was taken without a quorum; null where none is named. */
  readonly binding: boolean | null
}

const sourceOf = query(
  (values: { councilId: string; departmentId: string; meetingId: string | null; decisionId: string | null }) =>
    kysely
      .selectFrom('council_view as c')
      .innerJoin('area_view as a', 'a.id', 'c.area_id')
      .leftJoin('department_view as to', (join) => join.on('to.id', '=', values.departmentId))
      .leftJoin('meeting_view as m', (join) =>
        join.on('m.id', '=', sql<string>`${values.meetingId}`).onRef('m.council_id', '=', 'c.id'),
      )
      .leftJoin('decision_view as d', (join) =>
        join
          .on('d.id', '=', sql<string>`${values.decisionId}`)
          .on('d.meeting_id', 'in', (d) =>
            d.selectFrom('meeting_view as of').select('of.id').whereRef('of.council_id', '=', 'c.id'),
          ),
      )
      .select([
        'a.code as areaCode',
        'c.demonstration',
        'to.id as departmentId',
        'm.id as meetingId',
        'd.id as decisionId',
        'd.meeting_id as decisionMeetingId',
        'd.binding',
      ])
      .where('c.id', '=', values.councilId),
)

/**
 * Checks where a council's new case comes from, in one statement. Throws {@link NotFoundError} for a council that
 * does not exist, and {@link InvalidInputError} at the field for an unknown department, a meeting of another council,
 * and a decision of another meeting. A decision alone brings its meeting with it.
 */
export async function findCaseSource(input: CaseSourceInput): Promise<CaseSource> {
  const { councilId, departmentId, meetingId, decisionId } = input
  const [row] = await run(sourceOf, {
    councilId,
    departmentId,
    meetingId: meetingId ?? null,
    decisionId: decisionId ?? null,
  })
  if (row === undefined) throw new NotFoundError()
  const decisionFits = row.decisionId !== null && (meetingId === undefined || row.decisionMeetingId === meetingId)
  const issues = [
    ...(row.departmentId !== null ? [] : [invalidAt(['departmentId'], 'unknown_record')]),
    ...(meetingId !== undefined && row.meetingId === null ? [invalidAt(['meetingId'], 'unknown_record')] : []),
    ...(decisionId !== undefined && !decisionFits ? [invalidAt(['decisionId'], 'unknown_record')] : []),
  ]
  if (issues.length > 0) throw new InvalidInputError(issues)
  return {
    region: regionOfCode(row.areaCode) ?? 'TJ',
    demonstration: row.demonstration,
    meetingId: row.meetingId ?? row.decisionMeetingId,
    decisionId: row.decisionId,
    binding: row.binding,
  }
}
