import { sql } from 'kysely'
import { integer, nullable, text, uuid } from '../../platform/columns.ts'
import { run } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { rawQuery } from '../../platform/query.ts'
import type { RowOf } from '../../platform/columns.ts'
import type { ReminderSource } from '../../platform/reminders.ts'

const columns = {
  personId: uuid,
  event: text,
  recordType: text,
  recordId: uuid,
  reference: text,
  path: text,
  original: nullable(text),
  titleTg: nullable(text),
  titleRu: nullable(text),
  titleEn: nullable(text),
  duty: text,
  dueOn: text,
  dayOffset: integer,
}

/** A reminder whose day has come, that its person has not got. `dueOn` is YYYY-MM-DD. */
export type PendingReminder = RowOf<typeof columns>

export type ReadPending = (
  whom: { readonly personId: string; readonly today: string },
  tx: Tx,
) => Promise<PendingReminder[]>

let readPending: ReadPending = () => Promise.resolve([])

/** The reminders that are pending now. */
export const pendingReminders: ReadPending = (whom, tx) => readPending(whom, tx)

/** Composes the reminders over the sources of all modules. */
export function setReminderSources(sources: readonly ReminderSource[]): void {
  const pending = pendingQuery(sources)
  readPending = (whom, tx) => run(pending, whom, tx)
}

/**
 * Each person in office who has an account, each record that is owed, each day of its reminders that has come and was not told: a row. A
 * reminder is of a day after the one on which the duty began. What goes to the department above is an event of its own.
 */
function pendingQuery(sources: readonly ReminderSource[]) {
  return rawQuery(columns, (values: { personId: string; today: string }) => {
    const owed = sources.map(
      ({ recordType, days, superiorFrom, owed: query }) => sql`
        SELECT ${sql.lit(recordType)}::text AS record_type, ${sql.raw(`'{${days.join(',')}}'::int[]`)} AS days, ${sql.raw(String(superiorFrom ?? 'NULL'))}::int AS superior_from,
          o.id, o.duty, o.department_id, o.person_id, o.since_on, o.due_on, o.reference, o.path, o.original, o.title_tg, o.title_ru, o.title_en
        FROM ${query(values)} AS o`,
    )
    return sql`
  WITH owed AS (${sql.join(owed, sql` UNION ALL `)}
  ), officer AS (
    SELECT DISTINCT p.department_id, p.person_id FROM post_view p
    WHERE p.role = 'officer' AND p.department_id IS NOT NULL AND NOT p.ended_at_once
      AND p.valid_from <= ${values.today}::date AND (p.valid_to IS NULL OR p.valid_to >= ${values.today}::date)
  ), reminder AS (
    SELECT o.*, f.person_id AS holder_id, d.day_offset, '' AS audience
    FROM owed o JOIN officer f ON f.department_id = o.department_id CROSS JOIN LATERAL unnest(o.days) AS d(day_offset)
    UNION ALL
    SELECT o.*, o.person_id, d.day_offset, '' FROM owed o CROSS JOIN LATERAL unnest(o.days) AS d(day_offset) WHERE o.person_id IS NOT NULL
    UNION ALL
    SELECT o.*, f.person_id, o.superior_from, '/superior'
    FROM owed o JOIN department_view below ON below.id = o.department_id JOIN officer f ON f.department_id = below.parent_id
    WHERE o.superior_from IS NOT NULL
  ), come AS (
    SELECT r.*, 'reminder/' || r.record_type || '/' || r.id || '/' || r.duty || '/' || r.due_on || '/' || r.day_offset || r.audience AS event
    FROM reminder r
    WHERE r.due_on + r.day_offset <= ${values.today}::date AND r.due_on + r.day_offset > r.since_on
      AND r.holder_id = ${values.personId}::uuid
  )
  SELECT c.holder_id AS "personId", c.event, c.record_type AS "recordType", c.id AS "recordId", c.reference, c.path, c.original,
    c.title_tg AS "titleTg", c.title_ru AS "titleRu", c.title_en AS "titleEn", c.duty, c.due_on::text AS "dueOn", c.day_offset AS "dayOffset"
  FROM come c JOIN person_view person ON person.id = c.holder_id
  WHERE person.accepted_at IS NOT NULL AND person.suspended_at IS NULL
    AND NOT EXISTS (SELECT FROM sent_notice n WHERE n.event = c.event AND n.person_id = c.holder_id AND n.channel = 'email')
  ORDER BY c.due_on, c.reference, c.duty, c.day_offset, c.audience DESC`
  })
}
