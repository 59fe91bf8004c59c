import { statement } from '../../platform/db.ts'

/** One rating as the storing statement reads it. Hashes are hexadecimal with PostgreSQL's `\x` before them. */
export interface RatingRow {
  readonly id: string
  readonly key: string
  readonly hash: string
  readonly receipt: string
  readonly unit: string
  readonly instrument: string
  readonly kind: string
  readonly initiated: string | null
  readonly happened: string | null
  readonly channel: string
  readonly day: string
  readonly a1: number | null
  readonly a2: number | null
  readonly a3: number | null
  readonly a4: number | null
  readonly a5: number | null
  readonly a6: number | null
  readonly a7: number | null
  readonly a8: number
  readonly facts: string
  readonly age: string | null
  readonly sex: string | null
  readonly demonstration: boolean
  /** The comment's own random id, its text and language; null without a comment. */
  readonly comment: string | null
  readonly text: string | null
  readonly language: string | null
}

/**
 * Stores all waiting ratings at once: the rows, their comments and what the sums need, each only for the rows that
 * are really new, so that a repeat is never counted. Answers the ids that were stored.
 */
export const storeRatings = statement<{ id: string }>(`
  WITH incoming AS (
    SELECT * FROM json_to_recordset($1::json) AS r(
      id uuid, key uuid, hash bytea, receipt bytea, unit uuid, instrument text, kind text, initiated text, happened text,
      channel text, day date, a1 int2, a2 int2, a3 int2, a4 int2, a5 int2, a6 int2, a7 int2, a8 int2, facts text, age text,
      sex text, demonstration bool, comment uuid, text text, language text)
  ), stored AS (
    INSERT INTO rating (id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, initiated_by,
      happened, channel, received_on, a1, a2, a3, a4, a5, a6, a7, a8, facts, age_band, sex, demonstration, settled)
    SELECT id, key, hash, receipt, unit, instrument, kind, initiated,
      happened, channel, day, a1, a2, a3, a4, a5, a6, a7, a8, facts, age, sex, demonstration, demonstration
    FROM incoming
    ON CONFLICT DO NOTHING
    RETURNING id, unit_id, received_on, channel, a1, a2, a3, a4, a5, a6, a7, a8, demonstration
  ), commented AS (
    INSERT INTO rating_comment (id, rating_id, language, text)
    SELECT i.comment, i.id, i.language, i.text FROM incoming i JOIN stored s ON s.id = i.id WHERE i.comment IS NOT NULL
  ), waiting AS (
    INSERT INTO rating_sum_pending (rating_id, unit_id, month, channel, a1, a2, a3, a4, a5, a6, a7, a8, demonstration)
    SELECT id, unit_id, date_trunc('month', received_on::timestamp)::date, channel, a1, a2, a3, a4, a5, a6, a7, a8, demonstration
    FROM stored
  )
  SELECT id FROM stored`)

/** What is already stored under these idempotency keys. */
export const findRepeats = statement<{ key: string; hash: string; day: string }>(`
  SELECT idempotency_key::text AS key, '\\x' || encode(content_hash, 'hex') AS hash, received_on::text AS day
  FROM rating WHERE idempotency_key = ANY($1::uuid[])`)

/** Writes ratings of past days anew in random order, up to 500 at a time. Answers how many. */
export const settlePastDays = statement<{ moved: number }>(`SELECT settle_ratings($1::date) AS moved`)
