import { recordSearchLimits as limits } from '@hamkori/schema/search'
import { typedWords } from '@hamkori/schema/search-words'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { run } from '../../platform/db.ts'
import { kysely, query, queryInShapes } from '../../platform/query.ts'
import { asTextQuery, textQuery } from '../../platform/record-search.ts'
import type { FoundRow, SearchSource } from '../../platform/record-search.ts'

/** A public record that was found, with the name of its GraphQL type. */
export type FoundRecordRow = FoundRow & { readonly recordType: string }

/** What is looked for. */
export interface RecordSearch {
  readonly text: string
  /** The name of a GraphQL type; null for records of every kind. */
  readonly kind: string | null
  /** The ids of the places whose councils' records are looked for; null for all. */
  readonly areaIds: readonly string[] | null
  readonly year: number | null
  /** Counts from 1. */
  readonly page: number
}

/** A page of what was found. */
export interface FoundPage {
  readonly records: readonly FoundRecordRow[]
  /** How many have the words; null where there are more than are counted. */
  readonly total: number | null
  readonly isMore: boolean
}

interface Values {
  readonly words: string
  readonly titleWords: string
  readonly areaIds: readonly string[]
  /** Four digits. */
  readonly year: string
  readonly nextYear: string
  readonly offset: number
}

const everyKind = 'every kind'

/**
 * The query of all sources: records whose title has all of the words before the others, of both the newest first. A day that is less
 * precise stands before those it may be.
 *
 * Where few records have the words, all of them are put in order, by the indexes on words. Where a great many do, that would read a
 * third of the record: then the newest that have the words are, by reading records from the newest on. Which of the two is known when
 * more were found than are counted.
 */
function searchQuery(sources: readonly SearchSource[]) {
  const kinds = [everyKind, ...sources.map(({ recordType }) => recordType)]
  return queryInShapes(
    { kind: kinds, byArea: [true, false], byYear: [true, false] },
    (values: Values, { kind, byArea, byYear }) => {
      const wanted = sources.filter(({ recordType }) => kind === everyKind || kind === recordType)
      const inYear = ({ day, isPartial }: SearchSource) => {
        const column = sql.ref(`s.${day}`)
        return isPartial
          ? sql`AND ${column} COLLATE "C" >= ${values.year} AND ${column} COLLATE "C" < ${values.nextYear}`
          : sql`AND ${column} >= (${values.year} || '-01-01')::date AND ${column} < (${values.nextYear} || '-01-01')::date`
      }
      const matching = (source: SearchSource, match: RawBuilder<unknown>) => sql`
        SELECT s.id, ${sql.ref(`s.${source.reference}`)} AS reference, s.council_id, ${sql.ref(`s.${source.day}`)}::text COLLATE "C" AS day,
          s.original, s.title_tg, s.title_ru, s.title_en, ${sql.lit(source.recordType)} AS "recordType",
          s.words @@ ${asTextQuery(values.titleWords)} AS in_title
        FROM ${sql.table(source.table)} AS s
        WHERE ${source.isPublic} AND ${match}
        ${byArea ? sql`AND s.council_id IN (SELECT k.id FROM council_view AS k WHERE k.area_id = ANY(${values.areaIds}))` : sql``}
        ${byYear ? inYear(source) : sql``}`
      const byIndex = sql`s.words @@ ${asTextQuery(values.words)}`
      // The function behind the operator, which no index serves: what is wanted is the order of the other index.
      const byDay = sql`ts_match_vq(s.words, ${asTextQuery(values.words)})`
      const few = wanted.map((source) => matching(source, byIndex))
      const newest = wanted.map(
        (source) =>
          sql`(${matching(source, byDay)} ORDER BY ${sql.ref(`s.${source.day}`)} DESC, s.id DESC LIMIT ${sql.lit(limits.newest)})`,
      )
      const isAll = sql`(SELECT total FROM counted) <= ${sql.lit(limits.counted)}`
      return kysely
        .selectFrom(
          sql<FoundRecordRow & { readonly total: number }>`(
            WITH few AS MATERIALIZED (
              SELECT * FROM (${sql.join(few, sql` UNION ALL `)}) AS m LIMIT ${sql.lit(limits.counted + 1)}
            ), counted AS MATERIALIZED (
              SELECT count(*)::int AS total FROM few
            ), found AS (
              SELECT * FROM few WHERE ${isAll}
              UNION ALL
              SELECT * FROM (${sql.join(newest, sql` UNION ALL `)}) AS n WHERE NOT ${isAll}
            )
            SELECT found.*, counted.total FROM found, counted
            ORDER BY in_title DESC, day DESC, id DESC
            LIMIT ${sql.lit(limits.page + 1)} OFFSET ${values.offset}
          )`.as('f'),
        )
        .select([
          'f.id',
          'f.reference',
          'f.council_id',
          'f.day',
          'f.original',
          'f.title_tg',
          'f.title_ru',
          'f.title_en',
        ])
        .select(['f.recordType', 'f.total'])
    },
  )
}

const fourDigits = (year: number) => String(year).padStart(4, '0')

const nothing: FoundPage = { records: [], total: 0, isMore: false }

/** Finds public records in these sources by what somebody typed, in one statement; nothing where no word was typed or there is no such kind. */
export function recordFinder(sources: readonly SearchSource[]): (search: RecordSearch) => Promise<FoundPage> {
  const inShape = searchQuery(sources)
  return async ({ text, kind, areaIds, year, page }) => {
    const words = typedWords(text)
    if (words.length === 0 || page < 1 || page > limits.pages) return nothing
    if (year !== null && (year < 1 || year > 9998)) return nothing
    if (kind !== null && !sources.some(({ recordType }) => recordType === kind)) return nothing
    const found = await run(inShape({ kind: kind ?? everyKind, byArea: areaIds !== null, byYear: year !== null }), {
      words: textQuery(words),
      titleWords: textQuery(words, 'all', 'title'),
      areaIds: areaIds ?? [],
      year: fourDigits(year ?? 0),
      nextYear: fourDigits((year ?? 0) + 1),
      offset: (page - 1) * limits.page,
    })
    const total = found[0]?.total ?? 0
    return {
      records: found.slice(0, limits.page),
      total: total > limits.counted ? null : total,
      isMore: found.length > limits.page && page < limits.pages,
    }
  }
}

/** The text of a record beside its title. */
export interface RecordBody {
  readonly id: string
  readonly original: string
  readonly tg: string | null
  readonly ru: string | null
  readonly en: string | null
}

/** Reads the texts of public records of these sources by their ids, in one statement. */
export function bodyReader(
  sources: readonly SearchSource[],
): (ids: readonly string[]) => Promise<ReadonlyMap<string, RecordBody>> {
  const bodies = query((values: { ids: readonly string[] }) => {
    const each = sources.flatMap(({ table, body, isPublic }) => {
      if (body === undefined) return []
      const texts = (['tg', 'ru', 'en'] as const).map((language) => sql.ref(`s.${body}_${language}`))
      return [
        sql`SELECT s.id, s.original, ${texts[0]} AS tg, ${texts[1]} AS ru, ${texts[2]} AS en
          FROM ${sql.table(table)} AS s WHERE s.id = ANY(${values.ids}) AND ${isPublic}`,
      ]
    })
    return kysely.selectFrom(sql<RecordBody>`(${sql.join(each, sql` UNION ALL `)})`.as('b')).selectAll('b')
  })
  return async (ids) => new Map((await run(bodies, { ids })).map((body) => [body.id, body]))
}
