import { channels, factKeys, scoreKeys } from '@hamkori/schema/feedback'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { boolean, integer, text } from '../../platform/columns.ts'
import { rawQuery } from '../../platform/query.ts'

/** 48 counters: for A1..A8 the points 1..5 and "does not apply". */
const answers = scoreKeys.flatMap((key) =>
  [1, 2, 3, 4, 5, 0].map((point) => `count(*) FILTER (WHERE ${key} = ${point})`),
)
/** 16 counters: for F1..F8 yes and no. */
const facts = factKeys.flatMap((_, at) =>
  ['y', 'n'].map((letter) => `count(*) FILTER (WHERE substr(facts, ${at + 1}, 1) = '${letter}')`),
)
const byChannel = channels.map((channel) => `count(*) FILTER (WHERE channel = '${channel}')`)
const counted = sql.raw(
  [answers, facts, byChannel]
    .map((counters, at) => `ARRAY[${counters.join(', ')}]::int[] AS ${['answers', 'facts', 'channels'][at] ?? ''}`)
    .join(', '),
)

/** From rows with unit_id, month, contact_kind, channel, a1..a8, facts, demonstration to sums. */
function summed(source: string): RawBuilder<unknown> {
  return sql`sums AS (
    SELECT unit_id, month, contact_kind, count(*)::int AS ratings, ${counted},
      (count(*) FILTER (WHERE demonstration))::int AS demonstration
    FROM ${sql.ref(source)} GROUP BY unit_id, month, contact_kind
  )`
}

/** Most ratings of one aggregate, so that a long queue is worked off in steps that end well within a statement's time. */
export const mostFolded = 10_000

/** True when ratings wait for the sums. */
export const anythingPending = rawQuery(
  { pending: boolean },
  () => sql`SELECT EXISTS (SELECT FROM rating_sum_pending) AS pending`,
)

/**
 * Moves what waits into the sums, up to {@link mostFolded} ratings in one statement: it happens whole or not at all. Several processes may try:
 * the lock lets one of them do the work, and even without it each waiting row could be taken only once.
 */
export const aggregatePending = rawQuery(
  { aggregated: integer },
  () => sql`
  WITH alone AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(4862665741101) AS yes), taken AS (
    DELETE FROM rating_sum_pending
    WHERE (SELECT yes FROM alone) AND ctid = ANY (ARRAY(SELECT ctid FROM rating_sum_pending LIMIT ${sql.lit(mostFolded)}))
    RETURNING unit_id, month, contact_kind, channel, a1, a2, a3, a4, a5, a6, a7, a8, facts, demonstration
  ), ${summed('taken')}, aggregated AS (
    INSERT INTO rating_sum (unit_id, month, contact_kind, ratings, answers, facts, channels, demonstration)
    SELECT unit_id, month, contact_kind, ratings, answers, facts, channels, demonstration FROM sums
    ORDER BY unit_id, month, contact_kind
    ON CONFLICT (unit_id, month, contact_kind) DO UPDATE SET
      ratings = rating_sum.ratings + excluded.ratings,
      answers = add_counters(rating_sum.answers, excluded.answers),
      facts = add_counters(rating_sum.facts, excluded.facts),
      channels = add_counters(rating_sum.channels, excluded.channels),
      demonstration = rating_sum.demonstration + excluded.demonstration
  )
  SELECT count(*)::int AS aggregated FROM taken`,
)

/** Every sum that differs from a recount of all ratings less those that still wait. Reads the whole table. */
export const findDifferences = rawQuery(
  { unit: text, month: text, kind: text },
  () => sql`
  WITH counting AS (
    SELECT r.unit_id, date_trunc('month', r.received_on::timestamp)::date AS month, r.contact_kind, r.channel,
      r.a1, r.a2, r.a3, r.a4, r.a5, r.a6, r.a7, r.a8, r.facts, r.demonstration
    FROM rating r WHERE NOT EXISTS (SELECT FROM rating_sum_pending p WHERE p.rating_id = r.id)
  ), ${summed('counting')}
  SELECT u.code AS unit, coalesce(s.month, f.month)::text AS month, coalesce(s.contact_kind, f.contact_kind) AS kind
  FROM sums s FULL JOIN rating_sum f ON f.unit_id = s.unit_id AND f.month = s.month AND f.contact_kind = s.contact_kind
    JOIN police_unit_view u ON u.id = coalesce(s.unit_id, f.unit_id)
  WHERE (s.ratings, s.answers, s.facts, s.channels, s.demonstration)
    IS DISTINCT FROM (f.ratings, f.answers, f.facts, f.channels, f.demonstration)
  ORDER BY 1, 2, 3`,
)

/**
 * All sums anew from the ratings themselves, in one statement: for data sets that were never sent. The folder takes each rating that was.
 * @internal Only the bench uses it.
 */
export const fillSums = rawQuery(
  { cells: integer },
  () => sql`
  WITH counting AS (
    SELECT r.unit_id, date_trunc('month', r.received_on::timestamp)::date AS month, r.contact_kind, r.channel,
      r.a1, r.a2, r.a3, r.a4, r.a5, r.a6, r.a7, r.a8, r.facts, r.demonstration
    FROM rating r
  ), ${summed('counting')}, filled AS (
    INSERT INTO rating_sum (unit_id, month, contact_kind, ratings, answers, facts, channels, demonstration)
    SELECT unit_id, month, contact_kind, ratings, answers, facts, channels, demonstration FROM sums RETURNING 1
  )
  SELECT count(*)::int AS cells FROM filled`,
)
