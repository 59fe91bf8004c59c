import type { ScopeKind } from '@hamkori/schema/dashboards'
import { run, statement } from '../../platform/db.ts'

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

// One text of JSON is read faster than many rows with arrays.
const readRows = statement<{ rows: Row[] }>(`
  WITH wanted AS (
    SELECT * FROM rating_sum_view WHERE scope_kind = $1::"ScopeKind" AND scope_code = $2 AND month BETWEEN $6::date AND $8::date
    UNION ALL
    SELECT * FROM rating_sum_view WHERE scope_kind = $3::"ScopeKind" AND scope_code = ANY($4::text[]) AND month BETWEEN $7::date AND $8::date
    UNION ALL
    SELECT * FROM rating_sum_view WHERE $1 <> 'country' AND scope_kind = 'country' AND scope_code = $5 AND month BETWEEN $7::date AND $8::date
  )
  SELECT coalesce(json_agg(json_build_array(scope_kind, scope_code, to_char(month, 'YYYY-MM'), ratings, answers, channels, demonstration)), '[]') AS rows
  FROM wanted`)

/**
 * The sums of a scope (by month, for the trend), of its children and of the country (for the scores), in one statement whose
 * cost depends on the number of cells and not on the number of ratings.
 */
export async function readSums(wanted: SumsWanted): Promise<MonthSums[]> {
  const day = (month: string) => `${month}-01`
  const [row] = await run(readRows, [
    wanted.scope,
    wanted.code,
    wanted.children,
    wanted.childCodes,
    wanted.countryCode,
    day(wanted.trendFrom),
    day(wanted.scoresFrom),
    day(wanted.to),
  ])
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
