import type { ScopeKind } from '@hamkori/schema/dashboards.constants'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { json } from '../../platform/columns.ts'
import { run } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { rawQuery } from '../../platform/query.ts'
import type { BreakdownPart } from './breakdowns.ts'
import type { AnswerGroup, ReceivedAnswers, ReleasedAnswers } from './group-answers.ts'
import { counterLength } from './measures.ts'

/**
 * Lists of counters in a column or expression, added up slot by slot: by the database's own sums, a tenth of the cost of an aggregate
 * over whole lists.
 */
function addedUp(counters: string): RawBuilder<unknown> {
  const slots = Array.from({ length: counterLength }, (_, at) => `sum((${counters})[${at + 1}])`)
  return sql.raw(`ARRAY[${slots.join(', ')}]::int[]`)
}

const received = rawQuery(
  { rows: json<[string, string, string, number[], boolean][]>() },
  (values: { detailedFrom: string }) => sql`
  SELECT coalesce(json_agg(json_build_array(unit_id, contact_kind, month, counters, demonstration)), '[]') AS rows FROM (
    SELECT unit_id, contact_kind, to_char(month, 'YYYY-MM') AS month, answers || facts || channels AS counters,
      demonstration > 0 AS demonstration
    FROM rating_sum_view WHERE month >= ${values.detailedFrom}::date
    UNION ALL
    SELECT unit_id, contact_kind, to_char(${values.detailedFrom}::date, 'YYYY-MM'), ${addedUp('answers || facts || channels')},
      sum(demonstration) > 0
    FROM rating_sum_view WHERE month < ${values.detailedFrom}::date GROUP BY 1, 2
  ) AS sums`,
)

/**
 * All answers that were ever received, by unit, kind of contact and month. What is older than `detailedFrom` (first day of a month)
 * counts as of that month, so that the cost does not grow with the years.
 */
export async function readReceived(detailedFrom: string): Promise<ReceivedAnswers[]> {
  const [row] = await run(received, { detailedFrom })
  return (row?.rows ?? []).map(([unitId, kind, month, counters, demonstration]) => ({
    unitId,
    kind,
    month,
    counters,
    demonstration,
  }))
}

const released = rawQuery(
  { rows: json<[string, string, number[]][]>() },
  () => sql`
  SELECT coalesce(json_agg(json_build_array(unit_id, contact_kind, counters)), '[]') AS rows FROM (
    SELECT g.unit_id, g.contact_kind, ${addedUp('g.counters')} AS counters
    FROM release_group g JOIN release r ON r.number = g.release_number AND r.state = 'published' GROUP BY 1, 2
  ) AS sums`,
)

/** All answers that were ever published, by unit and kind of contact. */
export async function readReleased(): Promise<ReleasedAnswers[]> {
  const [row] = await run(released, {})
  return (row?.rows ?? []).map(([unitId, kind, counters]) => ({ unitId, kind, counters }))
}

const insertGroups = rawQuery(
  {},
  (values: { number: number; groups: string }) => sql`
  INSERT INTO release_group (release_number, unit_id, contact_kind, month, level, area_code, counters, demonstration)
  SELECT ${values.number}::int, "unitId", kind, (month || '-01')::date, level, coalesce("areaCode", ''), counters, demonstration
  FROM json_to_recordset(${values.groups}::json) AS g(
    "unitId" uuid, kind text, month text, level "ScopeKind", "areaCode" text, counters int[], demonstration bool)`,
)
const groupsAtOnce = 4_000

/** Adds the groups of a release that is being made. */
export async function addGroups(tx: Tx, number: number, groups: readonly AnswerGroup[]): Promise<void> {
  for (let at = 0; at < groups.length; at += groupsAtOnce)
    await run(insertGroups, { number, groups: JSON.stringify(groups.slice(at, at + groupsAtOnce)) }, tx)
}

/** Published counts of one unit, or of what was counted for a place alone, in one month. */
export interface PublishedCounts {
  readonly unitId: string
  readonly level: ScopeKind
  readonly areaCode: string
  /** `YYYY-MM`. */
  readonly month: string
  readonly counters: readonly number[]
}

const groupsUpTo = rawQuery(
  { rows: json<[string, ScopeKind, string, string, number[]][]>() },
  (values: { number: number; from: string }) => sql`
  SELECT coalesce(json_agg(json_build_array(unit_id, level, area_code, month, counters)), '[]') AS rows FROM (
    SELECT unit_id, level, area_code, to_char(month, 'YYYY-MM') AS month, ${addedUp('counters')} AS counters
    FROM release_group WHERE release_number <= ${values.number}::int AND month >= ${values.from}::date
    GROUP BY 1, 2, 3, 4
  ) AS sums`,
)

/** What releases up to this one have published of the months from `from` (first day of a month) on, all kinds of contact together. */
export async function readCounts(number: number, from: string): Promise<PublishedCounts[]> {
  const [row] = await run(groupsUpTo, { number, from })
  return (row?.rows ?? []).map(([unitId, level, areaCode, month, counters]) => ({
    unitId,
    level,
    areaCode,
    month,
    counters,
  }))
}

/** Published counts of one unit and kind of contact, or of what was counted for a place alone, in a quarter. */
export interface QuarterCounts {
  readonly unitId: string
  readonly level: ScopeKind
  readonly areaCode: string
  readonly kind: string
  readonly counters: readonly number[]
}

const groupsOfMonths = rawQuery(
  { rows: json<[string, ScopeKind, string, string, number[]][]>() },
  (values: { number: number; from: string; to: string }) => sql`
  SELECT coalesce(json_agg(json_build_array(unit_id, level, area_code, contact_kind, counters)), '[]') AS rows FROM (
    SELECT unit_id, level, area_code, contact_kind, ${addedUp('counters')} AS counters
    FROM release_group
    WHERE release_number <= ${values.number}::int AND month BETWEEN ${values.from}::date AND ${values.to}::date
    GROUP BY 1, 2, 3, 4
  ) AS sums`,
)

/** What releases up to this one have published of months between two first days, by kind of contact. */
export async function readCountsByKind(number: number, from: string, to: string): Promise<QuarterCounts[]> {
  const [row] = await run(groupsOfMonths, { number, from, to })
  return (row?.rows ?? []).map(([unitId, level, areaCode, kind, counters]) => ({
    unitId,
    level,
    areaCode,
    kind,
    counters,
  }))
}

const insertBreakdowns = rawQuery(
  {},
  (values: { number: number; quarter: string; parts: string }) => sql`
  INSERT INTO release_breakdown (release_number, quarter, level, code, part, answered, favourable)
  SELECT ${values.number}::int, ${values.quarter}::date, level, code, part, answered, favourable
  FROM json_to_recordset(${values.parts}::json) AS b(level "ScopeKind", code text, part text, answered int[], favourable int[])`,
)

/** Adds what is shown of a quarter (its first day) to a release that is being made. */
export async function addBreakdowns(number: number, quarter: string, parts: readonly BreakdownPart[]): Promise<void> {
  for (let at = 0; at < parts.length; at += groupsAtOnce)
    await run(insertBreakdowns, { number, quarter, parts: JSON.stringify(parts.slice(at, at + groupsAtOnce)) })
}

const breakdowns = rawQuery(
  { rows: json<[string, ScopeKind, string, string, number[], number[]][]>() },
  (values: { number: number; from: string }) => sql`
  SELECT coalesce(json_agg(json_build_array(to_char(quarter, 'YYYY-MM'), level, code, part, answered, favourable)
    ORDER BY quarter, level, code, part), '[]') AS rows
  FROM release_breakdown WHERE release_number <= ${values.number}::int AND quarter >= ${values.from}::date`,
)

/** What releases up to this one show by kind of contact and by channel, of quarters from a first day on. `quarter` is `YYYY-MM`. */
export async function readBreakdowns(
  number: number,
  from: string,
): Promise<(BreakdownPart & { readonly quarter: string })[]> {
  const [row] = await run(breakdowns, { number, from })
  return (row?.rows ?? []).map(([quarter, level, code, part, answered, favourable]) => ({
    quarter,
    level,
    code,
    part,
    answered,
    favourable,
  }))
}
