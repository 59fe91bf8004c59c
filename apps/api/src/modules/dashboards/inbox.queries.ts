import { addDays } from '@hamkori/schema/dates'
import { daysLeft, dueSoonDays, dueState } from '@hamkori/schema/response-clock'
import type { DueState } from '@hamkori/schema/response-clock'
import { rowReader } from '../../platform/addressed-rows.ts'
import type { RawRow } from '../../platform/addressed-rows.ts'
import { addressedColumns } from '../../platform/addressed-statements.ts'
import { today } from '../../platform/clock.ts'
import { run, statement } from '../../platform/db.ts'
import { proposalSql } from '../proposals/index.ts'
import type { ProposalRow } from '../proposals/index.ts'
import { shortcomingSql } from '../shortcomings/index.ts'
import type { ShortcomingRow } from '../shortcomings/index.ts'
import type { InboxScope } from './inbox.policy.ts'

/** What a record waits for: a verb of its transition table, or that the council reads the answer. */
export type WaitingFor = 'acknowledge' | 'answer' | 'send' | 'submit' | 'read'

/** A record that waits for the viewer. Days are YYYY-MM-DD. */
export interface InboxItemRow {
  readonly record: ShortcomingRow | ProposalRow
  readonly waitingFor: WaitingFor
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

type Kind = 'Shortcoming' | 'Proposal'
interface Waiting {
  kind: Kind
  waitingFor: WaitingFor
  dueOn: string | null
  overdue: number
  dueSoon: number
  record: RawRow
}

const readRecord: Readonly<Record<Kind, (raw: RawRow) => ShortcomingRow | ProposalRow>> = {
  Shortcoming: rowReader<ShortcomingRow>(shortcomingSql),
  Proposal: rowReader<ProposalRow>(proposalSql),
}

// $1 departments, $2 councils, $3 today, $4 the last day that is due soon, $5 the first day whose answers are shown.
const waiting = statement<Waiting>(`
  WITH waiting (kind, id, waiting_for, due_on) AS (
    SELECT 'Shortcoming', id, CASE state WHEN 'acknowledged' THEN 'answer' ELSE 'acknowledge' END,
      CASE state WHEN 'sent' THEN acknowledge_due_on ELSE answer_due_on END
    FROM shortcoming_view
    WHERE responsible_department_id = ANY($1::uuid[])
      AND state IN ('sent', 'acknowledged', 'answered') AND answered_on IS NULL
    UNION ALL
    SELECT 'Proposal', id, CASE state WHEN 'submitted' THEN 'acknowledge' ELSE 'answer' END,
      CASE state WHEN 'submitted' THEN acknowledge_due_on ELSE answer_due_on END
    FROM proposal_view WHERE department_id = ANY($1::uuid[]) AND state IN ('submitted', 'acknowledged', 'escalated')
    UNION ALL
    SELECT 'Shortcoming', id, CASE state WHEN 'answered' THEN 'read' ELSE 'send' END, NULL
    FROM shortcoming_view
    WHERE council_id = ANY($2::uuid[]) AND (state IN ('registered', 'reopened') OR (state = 'answered' AND answered_on >= $5::date))
    UNION ALL
    SELECT 'Proposal', id, CASE state WHEN 'answered' THEN 'read' ELSE 'submit' END, NULL
    FROM proposal_view
    WHERE council_id = ANY($2::uuid[]) AND (state = 'adopted' OR (state = 'answered' AND answered_on >= $5::date))
  ), urgent AS (
    SELECT *, (count(*) FILTER (WHERE due_on < $3::date) OVER ())::int AS overdue,
      (count(*) FILTER (WHERE due_on BETWEEN $3::date AND $4::date) OVER ())::int AS due_soon
    FROM waiting ORDER BY due_on, waiting_for = 'read', id LIMIT ${largestInbox}
  )
  SELECT u.kind, u.waiting_for AS "waitingFor", u.due_on::text AS "dueOn", u.overdue, u.due_soon AS "dueSoon",
    CASE u.kind
      WHEN 'Shortcoming' THEN (SELECT row_to_json(r) FROM (
        SELECT ${addressedColumns(shortcomingSql)} FROM shortcoming_view s JOIN council_view c ON c.id = s.council_id WHERE s.id = u.id) r)
      ELSE (SELECT row_to_json(r) FROM (
        SELECT ${addressedColumns(proposalSql)} FROM proposal_view s JOIN council_view c ON c.id = s.council_id WHERE s.id = u.id) r)
    END AS record
  FROM urgent u ORDER BY u.due_on, u.waiting_for = 'read', u.id`)

/** What waits for a viewer of this reach today, in one statement: overdue first, then by due date, then what has none. */
export async function readInbox({ departmentId, departmentIds, councilIds }: InboxScope): Promise<InboxRow> {
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
    items: rows.map((row) => itemOf(row, day)),
  }
}

function itemOf({ kind, waitingFor, dueOn, record }: Waiting, day: string): InboxItemRow {
  return {
    record: readRecord[kind](record),
    waitingFor,
    dueOn,
    state: stateOf(waitingFor, dueOn, day),
    daysLeft: daysLeft({ startedOn: day, dueOn }, day),
  }
}

function stateOf(waitingFor: WaitingFor, dueOn: string | null, day: string): DueState {
  if (waitingFor === 'read') return 'met'
  return dueOn === null ? 'notStarted' : dueState({ startedOn: day, dueOn }, day)
}
