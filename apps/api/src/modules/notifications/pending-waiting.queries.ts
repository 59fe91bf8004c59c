import { addDays } from '@hamkori/schema/dates'
import { sql } from 'kysely'
import { text, uuid } from '../../platform/columns.ts'
import type { RowOf } from '../../platform/columns.ts'
import { run } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import type { InboxScopeValues, InboxSource } from '../../platform/inbox.ts'
import { rawQuery } from '../../platform/query.ts'
import type { SignedInViewer } from '../../platform/viewer.ts'
import { inboxScope } from '../dashboards/index.ts'

/** An answer counts as new for its council for so many days, as in the inbox. */
const readingDays = 30

const columns = { event: text, recordType: text, recordId: uuid, waitingFor: text }
type PendingWaiting = RowOf<typeof columns>

type ReadWaiting = (values: InboxScopeValues, tx: Tx) => Promise<PendingWaiting[]>
let readWaiting: ReadWaiting = () => Promise.resolve([])

/** Composes what waits over the inbox sources of all modules. */
export function setWaitingSources(sources: readonly InboxSource[]): void {
  const waiting = waitingQuery(sources)
  readWaiting = (values, tx) => run(waiting, values, tx)
}

/** What waits for a person in the inbox and was not told, but for what came to wait by the person's own act. */
export async function pendingWaiting(viewer: SignedInViewer, day: string, tx: Tx): Promise<PendingWaiting[]> {
  const scope = inboxScope(viewer)
  return scope === null ? [] : readWaiting({ ...scope, today: day, answeredFrom: addDays(day, -readingDays) }, tx)
}

// A record that comes to wait for the same thing again, after a step of its history, is told again.
function waitingQuery(sources: readonly InboxSource[]) {
  return rawQuery(columns, (values: InboxScopeValues) => {
    const waiting = sources.map(
      ({ recordType, waiting: query }) =>
        sql`SELECT ${sql.lit(recordType)}::text AS record_type, w.id, w.waiting_for FROM ${query(values)} AS w`,
    )
    return sql`
  WITH waiting AS (${sql.join(waiting, sql` UNION ALL `)}
  ), event AS (
    SELECT w.*, 'waiting/' || w.record_type || '/' || w.id || '/' || w.waiting_for || '/' || coalesce(step.id::text, '') AS event, step.actor_id
    FROM waiting w LEFT JOIN LATERAL (
      SELECT t.id, t.actor_id FROM "transition" t
      WHERE t.record_type = w.record_type AND t.record_id = w.id AND t.from_state IS DISTINCT FROM t.to_state
      ORDER BY t.at DESC, t.id DESC LIMIT 1) step ON true
  )
  SELECT e.event, e.record_type AS "recordType", e.id AS "recordId", e.waiting_for AS "waitingFor"
  FROM event e
  WHERE e.actor_id IS DISTINCT FROM ${values.personId}::uuid
    AND NOT EXISTS (SELECT FROM sent_notice n WHERE n.event = e.event AND n.person_id = ${values.personId}::uuid AND n.channel = 'email')
  ORDER BY e.record_type, e.id`
  })
}
