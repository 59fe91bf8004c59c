import type { ScopeKind } from '@hamkori/schema/dashboards'
import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { any, kysely, query } from '../../platform/query.ts'

/** Sums of one scope and month. */
export interface MonthSums {
  readonly kind: ScopeKind
  /** Code of the area or unit. */
  readonly code: string
  /** `YYYY-MM`. */
  readonly month: string
  readonly ratings: number
  /** 48 counters: for A1..A8 in turn the answers 1 to 5 and "does not apply". */
  readonly answers: readonly number[]
  /** Ratings by web, qr, reception, paper. */
  readonly channels: readonly number[]
  /** How many of the ratings are invented for the demonstration. */
  readonly demonstration: number
}

/** Which sums a dashboard needs. */
export interface SumsWanted {
  readonly scope: ScopeKind
  readonly code: string
  readonly children: ScopeKind | null
  readonly childCodes: readonly string[]
  readonly countryCode: string
  /** First month of the trend, `YYYY-MM`. */
  readonly trendFrom: string
  /** First month of the scores. */
  readonly scoresFrom: string
  /** Last month of both. */
  readonly to: string
}

type Row = [
  kind: ScopeKind,
  code: string,
  month: string,
  ratings: number,
  answers: number[],
  channels: number[],
  demonstration: number,
]

/** The sums of months between two days. */
const sumsBetween = (from: string, to: string) =>
  kysely
    .selectFrom('rating_sum_view')
    .selectAll()
    .where(sql<boolean>`month BETWEEN ${from}::date AND ${to}::date`)

// One text of JSON is read faster than many rows with arrays.
const readRows = query((values: SumsWanted) =>
  kysely
    .with('wanted', () =>
      sumsBetween(values.trendFrom, values.to)
        .where('scope_kind', '=', values.scope)
        .where('scope_code', '=', values.code)
        .unionAll(
          sumsBetween(values.scoresFrom, values.to)
            .where('scope_kind', '=', values.children)
            .where('scope_code', '=', any(values.childCodes)),
        )
        .unionAll(
          sumsBetween(values.scoresFrom, values.to)
            .where(sql<boolean>`${values.scope}::"ScopeKind" <> 'country'`)
            .where('scope_kind', '=', sql.lit('country'))
            .where('scope_code', '=', values.countryCode),
        ),
    )
    .selectFrom('wanted')
    .select(
      sql<
        Row[]
      >`coalesce(json_agg(json_build_array(scope_kind, scope_code, to_char(month, 'YYYY-MM'), ratings, answers, channels, demonstration)), '[]')`.as(
        'rows',
      ),
    ),
)

/**
 * The sums of a scope (by month, for the trend), of its children and of the country (for the scores), in one statement whose
 * cost depends on the number of cells and not on the number of ratings.
 */
export async function readSums(wanted: SumsWanted): Promise<MonthSums[]> {
  const day = (month: string) => `${month}-01`
  const [row] = await run(readRows, {
    ...wanted,
    trendFrom: day(wanted.trendFrom),
    scoresFrom: day(wanted.scoresFrom),
    to: day(wanted.to),
  })
  return (row?.rows ?? []).map(([kind, code, month, ratings, answers, channels, demonstration]) => ({
    kind,
    code,
    month,
    ratings,
    answers,
    channels,
    demonstration,
  }))
}
