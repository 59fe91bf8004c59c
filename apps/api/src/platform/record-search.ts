import { recordSearchLimits as limits } from '@hamkori/schema/search'
import { sql } from 'kysely'
import type { AliasableExpression, Expression, RawBuilder, SqlBool } from 'kysely'

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

/** Records of one kind that everybody can find by their words: what a module gives to the search in its manifest. */
export interface SearchSource {
  /** The name of the records' GraphQL type. */
  readonly recordType: string
  /** Query of the public records with these words, as {@link hasWords} takes them. */
  readonly found: (words: string) => AliasableExpression<FoundRow>
}

/** The columns in which words are looked for. */
interface SearchedColumns {
  readonly title: readonly [tg: Expression<unknown>, ru: Expression<unknown>, en: Expression<unknown>]
  /** The full text, where the record has one. */
  readonly body?: readonly [tg: Expression<unknown>, ru: Expression<unknown>, en: Expression<unknown>]
}

const nothing = sql`NULL`

/** True where a record has the words of {@link wordsIn}, written as the indexes on them are (`record_words`). */
export function hasWords(searched: SearchedColumns, words: string): Expression<SqlBool> {
  return sql<boolean>`${recordWords(searched)} @@ to_tsquery('simple', fold_words(${words}))`
}

/** How many of these words ({@link tellingWords}) a record has. */
export function countWords(searched: SearchedColumns, words: readonly string[]): RawBuilder<number> {
  return sql<number>`(SELECT count(*)::int FROM unnest(${sql.val(words)}::text[]) AS w(word)
    WHERE ${recordWords(searched)} @@ to_tsquery('simple', fold_words(w.word)))`
}

function recordWords({ title, body = [nothing, nothing, nothing] }: SearchedColumns): Expression<unknown> {
  return sql`record_words(${sql.join([...title, ...body])})`
}

/**
 * What was typed as a query of PostgreSQL's text search: every word must begin a word of the record. The last two or
 * three letters of a longer word do not count, so that another ending of it is found too. Null where nothing was typed that could be looked for.
 */
export function wordsIn(text: string): string | null {
  const words = countedWords(text.slice(0, limits.text)).slice(0, limits.words)
  return words.length === 0 ? null : words.map((word) => `${stemOf(word)}:*`).join(' & ')
}

/**
 * The words of a longer text that say most of what it is about, each as a query: its longest ones, because those that bind others
 * are short in Tajik, in Russian and in English. None where it has no word that counts.
 */
export function tellingWords(text: string): string[] {
  const long = countedWords(text).filter((word) => word.length > limits.shortestWord)
  return [...new Set(long.map((word) => stemOf(word).toLowerCase()))]
    .sort((one, other) => other.length - one.length)
    .slice(0, limits.words)
    .map((stem) => `${stem}:*`)
}

/** The words of a text that are long enough to be looked for. */
function countedWords(text: string): string[] {
  const words = text
    .normalize('NFC')
    .replaceAll(/[ъь’ʼ']/giu, '')
    .match(/[\p{L}\p{N}]+/gu)
  return (words ?? []).filter((word) => word.length >= limits.shortestWord)
}

/** Tajik and Russian words end in one to three letters of their own: «чароғҳои», «дорогами». */
const stemOf = (word: string) => word.slice(0, Math.max(4, word.length - (word.length < 8 ? 2 : 3)))
