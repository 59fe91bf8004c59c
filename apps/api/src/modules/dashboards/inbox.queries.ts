import { addDays } from '@hamkori/schema/dates'
import { daysLeft, dueSoonDays, dueState } from '@hamkori/schema/response-clock'
import type { DueState } from '@hamkori/schema/response-clock'
import { today } from '../../platform/clock.ts'
import { run, statement } from '../../platform/db.ts'
import type { InboxSource } from '../../platform/inbox.ts'
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

interface Waiting {
  recordType: string
  waitingFor: string
  dueOn: string | null
  overdue: number
  dueSoon: number
  record: Record<string, unknown>
}

/**
 * What waits in all sources, in one statement. $1 departments, $2 councils, $3 today, $4 the last day that is due soon, $5 the
 * first day whose answers are shown.
 */
function inboxStatement(sources: readonly InboxSource[]): string {
  const waiting = sources.map(
    ({ recordType, waiting: rows }) => `SELECT '${recordType}', id, waiting_for, due_on FROM (${rows}) w`,
  )
  const records = sources.map(
    ({ recordType, record }) => `WHEN '${recordType}' THEN (SELECT row_to_json(r) FROM (${record}) r)`,
  )
  return `
  WITH waiting (record_type, id, waiting_for, due_on) AS (${waiting.join(' UNION ALL ')}), urgent AS (
    SELECT *, (count(*) FILTER (WHERE due_on < $3::date) OVER ())::int AS overdue,
      (count(*) FILTER (WHERE due_on BETWEEN $3::date AND $4::date) OVER ())::int AS due_soon
    FROM waiting ORDER BY due_on, waiting_for = 'read', id LIMIT ${largestInbox}
  )
  SELECT u.record_type AS "recordType", u.waiting_for AS "waitingFor", u.due_on::text AS "dueOn", u.overdue,
    u.due_soon AS "dueSoon", CASE u.record_type ${records.join(' ')} END AS record
  FROM urgent u ORDER BY u.due_on, u.waiting_for = 'read', u.id`
}

/**
 * Reads what waits in these sources for a viewer of some scope today, in one statement: overdue first, then by due date, then
 * what has none.
 */
export function inboxReader(sources: readonly InboxSource[]): (scope: InboxScope) => Promise<InboxRow> {
  const waiting = statement<Waiting>(inboxStatement(sources))
  const sourceOf = new Map(sources.map((source) => [source.recordType, source]))
  return async ({ departmentId, departmentIds, councilIds }) => {
    const day = today()
    const rows = await run(waiting, [
      departmentIds,
      councilIds,
      day,
      addDays(day, dueSoonDays),
      addDays(day, -readingDays),
    ])
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
