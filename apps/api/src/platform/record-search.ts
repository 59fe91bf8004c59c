import type { TypedWord } from '@hamkori/schema/search-words'
import { sql } from 'kysely'
import type { Expression, RawBuilder, SqlBool } from 'kysely'

/** A public record that has the words somebody looks for. */
export interface FoundRow {
  readonly id: string
  /** Its printed number, or the short name of what has none. */
  readonly reference: string
  readonly council_id: string | null
  /** The day it is of, as precise as is known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly day: string
  readonly original: string
  readonly title_tg: string | null
  readonly title_ru: string | null
  readonly title_en: string | null
}

/**
 * Records of one kind that everybody can find by their words: what a module gives to the search in its manifest. Their table has the
 * columns `id`, `council_id`, `original`, `title_tg`, `title_ru` and `title_en`, and one `words`, which the database computes of title
 * and text (`record_words`) and which a partial index on what is public serves.
 */
export interface SearchSource {
  /** The name of the records' GraphQL type. */
  readonly recordType: string
  readonly table: string
  /** The column of what it is called by in addresses. */
  readonly reference: string
  /** The column of its day. Another index on what is public begins with it, then `id`. */
  readonly day: string
  /** The day is a text as precise as is known, `2026-03` or `2026` too, and no `date`. */
  readonly isPartial?: boolean
  /** What holds of a record `s` that is public. */
  readonly isPublic: RawBuilder<SqlBool>
  /** The beginning of the columns of the text in three languages; absent where there is none beside the title. */
  readonly body?: string
}

/** True where the words of `column` are those of a query as {@link textQuery} writes it; with an index on the column. */
export function hasWords(column: string, words: Expression<unknown>): RawBuilder<SqlBool> {
  return sql<boolean>`${sql.ref(column)} @@ ${words}`
}

/** The query of a text search that was handed over as text. A subquery, so that it is read once and not for every row. */
export function asTextQuery(words: unknown): RawBuilder<unknown> {
  return sql`(SELECT to_tsquery('simple', ${words}))`
}

/** How many of these queries a record has the words of. */
export function countWords(column: string, words: readonly string[]): RawBuilder<number> {
  return sql<number>`(SELECT count(*)::int FROM unnest(${sql.val(words)}::text[]) AS w(word)
    WHERE ${sql.ref(column)} @@ to_tsquery('simple', w.word))`
}

/**
 * Words as a query of PostgreSQL's text search: each must begin a word of the record.
 * @param how `all` of them must, or `any`.
 * @param where in the `title`, or anywhere.
 */
export function textQuery(
  words: readonly TypedWord[],
  how: 'all' | 'any' = 'all',
  where: 'title' | 'anywhere' = 'anywhere',
): string {
  const mark = where === 'title' ? ':*A' : ':*'
  const each = words.map((beginnings) => `(${beginnings.map((beginning) => beginning + mark).join(' | ')})`)
  return each.join(how === 'all' ? ' & ' : ' | ')
}
