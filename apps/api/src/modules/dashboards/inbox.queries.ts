import { sql } from 'kysely'
import { addDays } from '@hamkori/schema/dates'
import { daysLeft, dueSoonDays, dueState } from '@hamkori/schema/response-clock'
import type { DueState } from '@hamkori/schema/response-clock'
import { today } from '../../platform/clock.ts'
import { run } from '../../platform/db.ts'
import type { InboxScopeValues, InboxSource } from '../../platform/inbox.ts'
import { asDate, dayText, kysely, query } from '../../platform/query.ts'
import type { InboxScope } from './inbox.policy.ts'

/** A record that waits for the viewer. Days are YYYY-MM-DD. */
export interface InboxItemRow {
  readonly record: object & { readonly __typename: string }
  /** A verb of the record's transition table, or `read` where the council has an answer to read. */
  readonly waitingFor: string
  readonly dueOn: string | null
  readonly state: DueState
  readonly daysLeft: number | null
}

/** What waits for the viewer, with the numbers of all of it; at most a hundred items, the most urgent first. */
export interface InboxRow {
  readonly departmentId: string | null
  readonly overdue: number
  readonly dueSoon: number
  readonly items: readonly InboxItemRow[]
}

const largestInbox = 100
/** An answer is shown to its council for so many days. */
const readingDays = 30

/** The query of what waits in all sources: overdue first, then by due date, then what has none. */
function inboxQuery(sources: readonly InboxSource[]) {
  return query((values: InboxScopeValues & { readonly today: string; readonly soon: string }) => {
    const waiting = sources
      .map((source) =>
        kysely
          .selectFrom(source.waiting(values).as('w'))
          .select([sql.lit(source.recordType).as('record_type'), 'w.id', 'w.waiting_for', 'w.due_on']),
      )
      .reduce((all, more) => all.unionAll(more))
    const answersLast = sql`waiting_for = 'read'`
    const inTime = { today: asDate(values.today), soon: asDate(values.soon) }
    return kysely
      .with('waiting', () => waiting)
      .with('urgent', (q) =>
        q
          .selectFrom('waiting')
          .selectAll()
          .select([
            sql<number>`(count(*) FILTER (WHERE due_on < ${inTime.today}) OVER ())::int`.as('overdue'),
            sql<number>`(count(*) FILTER (WHERE due_on BETWEEN ${inTime.today} AND ${inTime.soon}) OVER ())::int`.as(
              'due_soon',
            ),
          ])
          .orderBy('due_on')
          .orderBy(answersLast)
          .orderBy('id')
          .limit(sql.lit(largestInbox)),
      )
      .selectFrom('urgent as u')
      .select(['u.record_type as recordType', 'u.waiting_for as waitingFor', 'u.overdue', 'u.due_soon as dueSoon'])
      .select((u) => {
        const records = sources.map(
          (source) => sql`WHEN ${sql.lit(source.recordType)} THEN ${source.record(u.ref('u.id'))}`,
        )
        return [
          dayText(u.ref('u.due_on')).as('dueOn'),
          sql<object>`CASE u.record_type ${sql.join(records, sql` `)} END`.as('record'),
        ]
      })
      .orderBy('u.due_on')
      .orderBy(answersLast)
      .orderBy('u.id')
  })
}

type Waiting = NonNullable<ReturnType<typeof inboxQuery>['row']>

/** Reads what waits in these sources for a viewer of some scope today, in one statement. */
export function inboxReader(sources: readonly InboxSource[]): (scope: InboxScope) => Promise<InboxRow> {
  const waiting = inboxQuery(sources)
  const sourceOf = new Map(sources.map((source) => [source.recordType, source]))
  return async ({ departmentId, ...reach }) => {
    const day = today()
    const rows = await run(waiting, {
      ...reach,
      answeredFrom: addDays(day, -readingDays),
      today: day,
      soon: addDays(day, dueSoonDays),
    })
    return {
      departmentId,
      overdue: rows[0]?.overdue ?? 0,
      dueSoon: rows[0]?.dueSoon ?? 0,
      items: rows.map((row) => itemOf(row, sourceOf.get(row.recordType), day)),
    }
  }
}

function itemOf(
  { recordType, waitingFor, dueOn, record }: Waiting,
  source: InboxSource | undefined,
  day: string,
): InboxItemRow {
  return {
    record: Object.assign(source?.readRecord(record) ?? record, { __typename: recordType }),
    waitingFor,
    dueOn,
    state: stateOf(waitingFor, dueOn, day),
    daysLeft: daysLeft({ startedOn: day, dueOn }, day),
  }
}

function stateOf(waitingFor: string, dueOn: string | null, day: string): DueState {
  if (waitingFor === 'read') return 'met'
  return dueOn === null ? 'notStarted' : dueState({ startedOn: day, dueOn }, day)
}
