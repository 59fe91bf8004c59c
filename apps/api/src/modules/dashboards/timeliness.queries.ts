import { sql } from 'kysely'
import { today } from '../../platform/clock.ts'
import { run } from '../../platform/db.ts'
import { asDate, kysely, query } from '../../platform/query.ts'
import type { TimelinessSource, TimelinessValues } from '../../platform/timeliness.ts'

/** Cases of one department that went alike. */
export interface ClockedCases {
  readonly recordType: string
  readonly departmentId: string
  /** Days from sending until the answer, or until today without one. */
  readonly days: number
  readonly answered: boolean
  /** The last day to answer has passed. */
  readonly isDue: boolean
  /** Answered by that day. */
  readonly inTime: boolean
  /** Sent in the period, and not before it. */
  readonly inPeriod: boolean
  /** Its clock ended because it went to the superior department or was sent again: it counts as a case with its later clock. */
  readonly passedOn: boolean
  /** Its council took it back before an answer: it is a case that was sent, and in no figure of answers. */
  readonly takenBack: boolean
  /** The department agreed to act; reported that it is done; the council confirmed it. */
  readonly agreed: boolean
  readonly reported: boolean
  readonly verified: boolean
  /** The last day that the department promised has passed, and it has reported nothing. */
  readonly late: boolean
  readonly count: number
}

/** The query over all sources. Cases that went alike are one row, so that the cost of an answer does not grow with their number. */
function timelinessQuery(sources: readonly TimelinessSource[]) {
  return query((values: TimelinessValues & { readonly to: string }) => {
    const day = asDate(values.today)
    const clocked = sources
      .map((source) =>
        kysely
          .selectFrom(source.clocked(values).as('c'))
          .select([
            sql.lit(source.recordType).as('record_type'),
            'c.department_id',
            'c.sent_on',
            'c.due_on',
            'c.answered_on',
            'c.passed_on',
            'c.taken_back',
            'c.agreed',
            'c.reported',
            'c.verified',
            'c.late',
          ]),
      )
      .reduce((all, more) => all.unionAll(more))
    return kysely
      .selectFrom(clocked.as('a'))
      .select([
        'a.record_type as recordType',
        'a.department_id as departmentId',
        'a.taken_back as takenBack',
        'a.agreed',
        'a.reported',
        'a.verified',
        'a.late',
      ])
      .select((a) => [
        sql<number>`coalesce(${a.ref('a.answered_on')}, ${a.ref('a.passed_on')}, ${day}) - ${a.ref('a.sent_on')}`.as(
          'days',
        ),
        a('a.answered_on', 'is not', null).as('answered'),
        sql<boolean>`${a.ref('a.passed_on')} IS NOT NULL`.as('passedOn'),
        sql<boolean>`${a.ref('a.due_on')} < ${day}`.as('isDue'),
        sql<boolean>`coalesce(${a.ref('a.answered_on')} <= ${a.ref('a.due_on')}, false)`.as('inTime'),
        sql<boolean>`${a.ref('a.sent_on')} BETWEEN ${asDate(values.from)} AND ${asDate(values.to)}`.as('inPeriod'),
        sql<number>`count(*)::int`.as('count'),
      ])
      .groupBy(sql`1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13`)
  })
}

/** Reads how the cases of some departments went; the period ends today unless `to` (YYYY-MM-DD) says otherwise. */
export type ReadClocked = (
  values: Omit<TimelinessValues, 'today'> & { readonly to?: string },
) => Promise<readonly ClockedCases[]>

/** Reads how the cases of all sources went for some departments, in one statement. */
export function timelinessReader(sources: readonly TimelinessSource[]): ReadClocked {
  const clocked = timelinessQuery(sources)
  return async (values) =>
    (await run(clocked, { ...values, to: values.to ?? today(), today: today() })).map((row) => ({
      ...row,
      answered: Boolean(row.answered),
    }))
}
