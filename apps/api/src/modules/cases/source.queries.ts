import type { ReferenceRegion } from '@hamkori/schema/references'
import { regionOfCode } from '@hamkori/schema/territory.constants'
import { run, statement } from '../../platform/db.ts'
import { InvalidInputError, NotFoundError, invalidAt } from '../../platform/errors.ts'

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

const sourceOf = statement<{
  areaCode: string
  demonstration: boolean
  departmentKnown: boolean
  meetingId: string | null
  decisionId: string | null
  decisionMeetingId: string | null
  binding: boolean | null
}>(`
  SELECT a.code AS "areaCode", c.demonstration, EXISTS (SELECT FROM department_view WHERE id = $2) AS "departmentKnown",
    m.id AS "meetingId", d.id AS "decisionId", d.meeting_id AS "decisionMeetingId", d.binding
  FROM council_view c
  JOIN area_view a ON a.id = c.area_id
  LEFT JOIN meeting_view m ON m.id = $3 AND m.council_id = c.id
  LEFT JOIN decision_view d ON d.id = $4 AND d.meeting_id IN (SELECT id FROM meeting_view WHERE council_id = c.id)
  WHERE c.id = $1`)

/**
 * Checks where a council's new case comes from, in one statement. Throws {@link NotFoundError} for a council that
 * does not exist, and {@link InvalidInputError} at the field for an unknown department, a meeting of another council,
 * and a decision of another meeting. A decision alone brings its meeting with it.
 */
export async function findCaseSource(input: CaseSourceInput): Promise<CaseSource> {
  const { councilId, departmentId, meetingId, decisionId } = input
  const [row] = await run(sourceOf, [councilId, departmentId, meetingId ?? null, decisionId ?? null])
  if (row === undefined) throw new NotFoundError()
  const decisionFits = row.decisionId !== null && (meetingId === undefined || row.decisionMeetingId === meetingId)
  const issues = [
    ...(row.departmentKnown ? [] : [invalidAt(['departmentId'], 'unknown_record')]),
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
