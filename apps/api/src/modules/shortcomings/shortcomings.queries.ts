import { db } from '../../platform/db.ts'
import type {
  Severity,
  ShortcomingOutcome,
  ShortcomingState,
  ShortcomingTopic,
} from '@hamkori/schema/shortcomings.constants'
import { addressedReader } from '../../platform/addressed-records.ts'
import type { AddressedRow, AnswerRow } from '../../platform/addressed-records.ts'
import type { AddressedSql } from '../../platform/addressed-statements.ts'
import type { ShortcomingFacts } from './shortcomings.policy.ts'

/** A department's answer, as it is read. Days are YYYY-MM-DD. */
export interface ShortcomingResponseRow extends AnswerRow {
  readonly departmentId: string
  readonly outcome: ShortcomingOutcome
  readonly evidence: string | null
  readonly referredToId: string | null
  readonly remedy: string | null
  readonly remedyDueOn: string | null
}

/** A shortcoming with its council, decision and answers, as it is read in one statement. */
export interface ShortcomingRow extends AddressedRow {
  readonly responsibleDepartmentId: string
  readonly state: ShortcomingState
  readonly topic: ShortcomingTopic
  readonly severity: Severity
  readonly sentOn: string | null
  readonly responses: readonly ShortcomingResponseRow[]
}

/** What is special about the tables of this module. */
export const shortcomingSql: AddressedSql = {
  table: 'shortcoming',
  ownColumns: `s.responsible_department_id AS "responsibleDepartmentId", s.topic::text, s.severity::text, s.sent_on::text AS "sentOn",`,
  ownAnswerParts: [
    ['departmentId', 'r.department_id'],
    ['evidence', 'r.evidence'],
    ['referredToId', 'r.referred_to_id'],
    ['remedy', 'r.remedy'],
    ['remedyDueOn', 'r.remedy_due_on'],
  ],
}

/** Every read of shortcomings. Where drafts come too, each row has to be judged by the policy. */
export const readShortcomings = addressedReader<ShortcomingRow>(shortcomingSql)

/** The facts of a row that its policy needs. */
export function factsOf(row: ShortcomingRow): ShortcomingFacts {
  return {
    state: row.state,
    councilId: row.councilId,
    responsibleDepartmentId: row.responsibleDepartmentId,
    lastAnswer: row.responses[0] ?? null,
    isPublic: row.isPublic,
  }
}

/** How many shortcomings of these councils are public, by the council's id; for `loadOne` of platform/batch.ts. */
export async function countPublishedShortcomings(councilIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const tallies = await db.shortcomingTally.groupBy({
    by: ['councilId'],
    where: { councilId: { in: [...councilIds] } },
    _sum: { published: true },
  })
  return new Map(tallies.map(({ councilId, _sum }) => [councilId, _sum.published ?? 0]))
}
