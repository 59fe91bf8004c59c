import { sql } from 'kysely'
import { boolean, integer, text, uuid } from '../../platform/columns.ts'
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

/** Makes the partitions that are missing. Answers how many. */
export const addPartitions = rawQuery({ added: integer }, () => sql`SELECT add_rating_partitions() AS added`)

/** Keeps the keys of past days for ever, before their ratings are moved. Answers how many were new. */
export const addKeys = rawQuery({ added: integer }, () => sql`SELECT add_rating_keys() AS added`)

/** Writes ratings of past days anew into their months, in random order. Answers how many. */
export const shufflePastDays = rawQuery({ moved: integer }, () => sql`SELECT shuffle_ratings() AS moved`)

/** Writes ratings of the present day anew in random order, if they are few. Answers whether it did, and whether they are few. */
export const shufflePresentDay = rawQuery(
  { rewritten: boolean, few: boolean },
  () => sql`SELECT rewritten, few FROM shuffle_present_day()`,
)

/** Clears away deleted rows of what arrives, so that their places can be taken. */
export const clearArrived = rawQuery({}, () => sql`VACUUM rating_arrived, rating_comment_arrived, rating_sum_pending`)

/** Writes what arrives into new files and removes the old ones with all that was deleted. Locks everybody out while it runs. */
export const replaceArrived = rawQuery(
  {},
  () => sql`VACUUM (FULL) rating_arrived, rating_comment_arrived, rating_sum_pending`,
)

/** Deletes comments that came before this day and that nobody has decided on. Answers how many. */
export const forgetUnreadComments = rawQuery(
  { forgotten: integer },
  (values: { before: string }) => sql`SELECT forget_unread_comments(${values.before}::date) AS forgotten`,
)
