import { sql } from 'kysely'
import { integer, text, uuid } from '../../platform/columns.ts'
import { rawQuery } from '../../platform/query.ts'

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
 * are really new, so that a repeat is never counted. Answers the ids that were stored. The statement itself stands in the
 * database (`store_ratings`) and runs as the owner: the application's role cannot read ratings, not even its own.
 */
export const storeRatings = rawQuery(
  { id: uuid },
  (values: { rows: string }) => sql`SELECT id FROM store_ratings(${values.rows}::json) AS stored(id)`,
)

/** Which of these keys are already stored with exactly this content, and under which day. */
export const findRepeats = rawQuery(
  { key: text, hash: text, day: text },
  (values: { keys: readonly string[]; hashes: readonly string[] }) => sql`
    SELECT key::text AS key, '\\x' || encode(hash, 'hex') AS hash, day::text AS day
    FROM repeated_ratings(${values.keys}::uuid[], ${values.hashes}::bytea[])`,
)

/** Writes ratings of past days anew in random order, up to 500 at a time. Answers how many. */
export const shufflePastDays = rawQuery(
  { moved: integer },
  (values: { today: string }) => sql`SELECT shuffle_ratings(${values.today}::date) AS moved`,
)

/** Deletes comments that came before this day and that nobody has decided on. Answers how many. */
export const forgetUnreadComments = rawQuery(
  { forgotten: integer },
  (values: { before: string }) => sql`SELECT forget_unread_comments(${values.before}::date) AS forgotten`,
)
