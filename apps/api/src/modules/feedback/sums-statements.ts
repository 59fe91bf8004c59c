import { scoreKeys } from '@hamkori/schema/feedback'
import { channels } from '@hamkori/schema/feedback'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { boolean, integer, text } from '../../platform/columns.ts'
import { kysely, query, rawQuery } from '../../platform/query.ts'

/** The counters of one group: 48 of answers (for A1..A8 the points 1..5 and "does not apply"), then one for each channel. */
const counters = [
  ...scoreKeys.flatMap((key) => [1, 2, 3, 4, 5, 0].map((point) => `count(*) FILTER (WHERE ${key} = ${point})`)),
  ...channels.map((channel) => `count(*) FILTER (WHERE channel = '${channel}')`),
]
const answerCount = scoreKeys.length * 6
const slots = counters.map((_, at) => `c${at}`)
const counted = sql.raw(counters.map((counter, at) => `${counter} AS c${at}`).join(', '))
const added = slots.map((slot) => `sum(${slot})::int`)
const arrays = sql.raw(
  `ARRAY[${added.slice(0, answerCount).join(', ')}] AS answers, ARRAY[${added.slice(answerCount).join(', ')}] AS channels`,
)

/** Every unit with each scope that it counts for: itself, its district or city, its region, the country. */
const scopes = sql`
  SELECT u.id AS unit_id, 'unit'::"ScopeKind" AS kind, u.code FROM police_unit_view u
  UNION ALL
  SELECT up.unit_id, (CASE a.kind WHEN 'country' THEN 'country' WHEN 'region' THEN 'region' ELSE 'area' END)::"ScopeKind", a.code
  FROM up JOIN area_view a ON a.id = up.area_id`

const climb = sql`up AS (
    SELECT u.id AS unit_id, a.id AS area_id, a.parent_id FROM police_unit_view u JOIN area_view a ON a.id = u.area_id
    UNION ALL
    SELECT up.unit_id, a.id, a.parent_id FROM up JOIN area_view a ON a.id = up.parent_id
  )`

/** From rows with unit_id, month, channel, a1..a8, demonstration to sums of every scope. */
function summed(source: string): RawBuilder<unknown> {
  return sql`${climb}, per_unit AS (
    SELECT unit_id, month, count(*) AS ratings, count(*) FILTER (WHERE demonstration) AS demonstration, ${counted}
    FROM ${sql.ref(source)} GROUP BY unit_id, month
  ), sums AS (
    SELECT s.kind, s.code, p.month, sum(p.ratings)::int AS ratings, ${arrays}, sum(p.demonstration)::int AS demonstration
    FROM per_unit p JOIN (${scopes}) s ON s.unit_id = p.unit_id
    GROUP BY s.kind, s.code, p.month
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
  WITH RECURSIVE alone AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(4862665741101) AS yes), taken AS (
    DELETE FROM rating_sum_pending
    WHERE (SELECT yes FROM alone) AND ctid = ANY (ARRAY(SELECT ctid FROM rating_sum_pending LIMIT ${sql.lit(mostFolded)}))
    RETURNING unit_id, month, channel, a1, a2, a3, a4, a5, a6, a7, a8, demonstration
  ), ${summed('taken')}, aggregated AS (
    INSERT INTO rating_sum (scope_kind, scope_code, month, ratings, answers, channels, demonstration)
    SELECT kind, code, month, ratings, answers, channels, demonstration FROM sums ORDER BY kind, code, month
    ON CONFLICT (scope_kind, scope_code, month) DO UPDATE SET
      ratings = rating_sum.ratings + excluded.ratings,
      answers = add_counters(rating_sum.answers, excluded.answers),
      channels = add_counters(rating_sum.channels, excluded.channels),
      demonstration = rating_sum.demonstration + excluded.demonstration
  ), marked AS (
    UPDATE rating_sum_version SET version = version + 1 WHERE EXISTS (SELECT FROM taken)
  )
  SELECT count(*)::int AS aggregated FROM taken`,
)

/** How often the sums have changed. */
export const readVersion = query(() => kysely.selectFrom('rating_sum_version').select('version'))

/** Every sum that differs from a recount of all ratings less those that still wait. Reads the whole table. */
export const findDifferences = rawQuery(
  { scope: text, code: text, month: text },
  () => sql`
  WITH RECURSIVE counting AS (
    SELECT r.unit_id, date_trunc('month', r.received_on::timestamp)::date AS month, r.channel,
      r.a1, r.a2, r.a3, r.a4, r.a5, r.a6, r.a7, r.a8, r.demonstration
    FROM rating r WHERE NOT EXISTS (SELECT FROM rating_sum_pending p WHERE p.rating_id = r.id)
  ), ${summed('counting')}
  SELECT coalesce(s.kind, f.scope_kind)::text AS scope, coalesce(s.code, f.scope_code) AS code, coalesce(s.month, f.month)::text AS month
  FROM sums s FULL JOIN rating_sum f ON f.scope_kind = s.kind AND f.scope_code = s.code AND f.month = s.month
  WHERE (s.ratings, s.answers, s.channels, s.demonstration) IS DISTINCT FROM (f.ratings, f.answers, f.channels, f.demonstration)
  ORDER BY 1, 2, 3`,
)
