import { sql } from 'kysely'
import { loadOne } from '../../platform/batch.ts'
import { boolean, integer, text, timestamp, uuid } from '../../platform/columns.ts'
import type { RowOf } from '../../platform/columns.ts'
import { now } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { run } from '../../platform/db.ts'
import type { InvitationSource } from '../../platform/invitations.ts'
import { defaultMaxAttempts } from '../../platform/jobs.ts'
import { rawQuery } from '../../platform/query.ts'

const columns = {
  event: text,
  recordType: text,
  recordId: uuid,
  number: integer,
  reference: text,
  beginsAt: timestamp,
  personId: uuid,
  email: text,
  language: text,
  takesMailAtNight: boolean,
  hasLeft: boolean,
}

/**
 * An invitation that its person has not got, or that no longer holds (`hasLeft`). `takesMailAtNight`: the night is not quiet for them.
 */
export type PendingInvitation = RowOf<typeof columns>

const countColumns = { recordId: uuid, members: integer, invited: integer, waiting: integer, refused: integer }

/** How many members of a council got the mail about the latest announcement of a meeting, each counted once. */
export interface InvitationCounts {
  /** Members on that day. */
  readonly members: number
  /** The mail server took the message. */
  readonly invited: number
  /** The message waits for its turn, for the morning, or to be tried again. */
  readonly waiting: number
  /** The mail server refused the message for good, or it was tried as often as it may be. */
  readonly refused: number
}

let readPending: () => Promise<PendingInvitation[]> = () => Promise.resolve([])
let readCounts: (ids: readonly string[]) => Promise<RowOf<typeof countColumns>[]> = () => Promise.resolve([])

/** Composes what is pending over the sources of all modules. */
export function setInvitationSources(sources: readonly InvitationSource[]): void {
  const pending = pendingQuery(sources)
  const counts = countsQuery(sources)
  readPending = () => run(pending, { now: now() })
  readCounts = (ids) => run(counts, { now: now(), ids })
}

/** The invitations that are pending now, the earliest meeting first. */
export const pendingInvitations = (): Promise<PendingInvitation[]> => readPending()

/** How many members got the mail about the latest announcement of this record; null where none is to be mailed. */
export async function invitationCountsOf(context: Context, id: string): Promise<InvitationCounts | null> {
  return (await loadOne(context, countsByRecord, id)) ?? null
}

async function countsByRecord(ids: readonly string[]): Promise<ReadonlyMap<string, InvitationCounts>> {
  return new Map((await readCounts(ids)).map(({ recordId, ...counts }) => [recordId, counts]))
}

/** What marks a notice that an invitation no longer holds, and what follows it when its person is invited again. */
const left = sql.lit('%/left/%')

/*
 * Who is told what, each under a name of its own: whoever is invited, and whoever was told and is not invited any more. Of what was called
 * off only those are told who had been invited. Somebody who comes back is invited under a new name.
 */
function concernedBy(sources: readonly InvitationSource[], values: { readonly now: Date }) {
  const announced = sources.map(
    ({ recordType, announced: query }) =>
      sql`SELECT ${sql.lit(recordType)}::text AS record_type, n.* FROM ${query(values)} AS n`,
  )
  const invited = sources.map(({ invited: query }) => sql`SELECT i.id, i.person_id FROM ${query(values)} AS i`)
  return sql`announced AS (${sql.join(announced, sql` UNION ALL `)}),
  invited AS (${sql.join(invited, sql` UNION ALL `)}),
  concerned AS (
    SELECT a.*, i.person_id, false AS has_left FROM announced a JOIN invited i ON i.id = a.id
    UNION ALL
    SELECT a.*, told.person_id, true FROM announced a
    CROSS JOIN LATERAL (SELECT DISTINCT n.person_id FROM sent_notice n WHERE n.record_id = a.id AND n.kind = 'invitation') told
    WHERE NOT EXISTS (SELECT FROM invited i WHERE i.id = a.id AND i.person_id = told.person_id)),
  told AS (
    SELECT c.*, t.last_event, 'invitation/' || c.record_type || '/' || c.id || '/' || c.number || CASE
      WHEN c.has_left THEN '/left/' || t.times_left + 1
      WHEN t.times_left > 0 THEN '/again/' || t.times_left
      ELSE '' END AS event
    FROM concerned c
    CROSS JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE n.event LIKE ${left}))::int AS times_left,
        (array_agg(n.event ORDER BY n.at DESC, n.id DESC))[1] AS last_event
      FROM sent_notice n WHERE n.record_id = c.id AND n.person_id = c.person_id AND n.kind = 'invitation') t)`
}

const hasAccount = sql`EXISTS (SELECT FROM person_view p WHERE p.id = i.person_id AND p.accepted_at IS NOT NULL AND p.suspended_at IS NULL)`
// Whoever was mailed that the meeting is cancelled needs no second message.
const isConcerned = sql`CASE
  WHEN i.has_left THEN i.last_event NOT LIKE ${left} AND NOT (i.is_cancelled AND split_part(i.last_event, '/', 4) = i.number::text)
  WHEN i.is_cancelled THEN i.last_event NOT LIKE ${left}
  ELSE true END`
const isWanted = sql`NOT EXISTS (SELECT FROM notice_choice c WHERE c.person_id = i.person_id AND c.choice = 'invitation' AND NOT c.is_on)`
const isTold = sql`EXISTS (SELECT FROM sent_notice n WHERE n.event = i.event AND n.person_id = i.person_id AND n.channel = 'email')`

function pendingQuery(sources: readonly InvitationSource[]) {
  return rawQuery(
    columns,
    (values: { now: Date }) => sql`
  WITH ${concernedBy(sources, values)}
  SELECT i.event, i.record_type AS "recordType", i.id AS "recordId", i.number, i.reference, i.begins_at AS "beginsAt",
    i.person_id AS "personId", person.email, coalesce(person.language, 'tg') AS language,
    EXISTS (SELECT FROM notice_choice c WHERE c.person_id = i.person_id AND c.choice = 'night' AND c.is_on) AS "takesMailAtNight",
    i.has_left AS "hasLeft"
  FROM told i JOIN person_view person ON person.id = i.person_id
  WHERE ${hasAccount} AND ${isConcerned} AND ${isWanted} AND NOT ${isTold}
  ORDER BY i.begins_at, i.id, i.person_id`,
  )
}

// A message that was tried as often as a job is, and never taken, has no outcome.
function countsQuery(sources: readonly InvitationSource[]) {
  return rawQuery(
    countColumns,
    (values: { now: Date; ids: readonly string[] }) => sql`
  WITH ${concernedBy(sources, values)}
  SELECT i.id AS "recordId", count(*)::int AS members,
    (count(*) FILTER (WHERE m.outcome = 'accepted'))::int AS invited,
    (count(*) FILTER (WHERE m.notice_id IS NOT NULL AND m.outcome IS NULL AND m.attempts < ${sql.lit(defaultMaxAttempts)}
      OR m.notice_id IS NULL AND ${hasAccount} AND ${isConcerned} AND ${isWanted}))::int AS waiting,
    (count(*) FILTER (WHERE m.outcome = 'refused' OR m.outcome IS NULL AND m.attempts >= ${sql.lit(defaultMaxAttempts)}))::int AS refused
  FROM told i
  LEFT JOIN sent_notice n ON n.event = i.event AND n.person_id = i.person_id AND n.channel = 'email'
  LEFT JOIN notice_mail m ON m.notice_id = n.id
  WHERE i.id = ANY(${values.ids}::uuid[]) AND NOT i.has_left
  GROUP BY i.id`,
  )
}
