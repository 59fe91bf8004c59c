import type { ReleaseState, ReleaseStep } from '@hamkori/schema/releases.constants'
import type { ScopeKind } from '@hamkori/schema/dashboards.constants'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { integer, json } from '../../platform/columns.ts'
import { run } from '../../platform/db.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { dayText, kysely, query, rawQuery } from '../../platform/query.ts'
import type { BreakdownPart } from './breakdowns.ts'
import type { AnswerGroup, ReceivedAnswers, ReleasedAnswers } from './group-answers.ts'
import { counterLength } from './measures.ts'

/** A release as it stands in the database. */
export interface ReleaseRow {
  readonly number: number
  readonly state: ReleaseState
  readonly rules: string
  readonly cutAt: Date
  /** Last day whose answers may be among those that were counted, YYYY-MM-DD. */
  readonly through: string
  readonly publishedAt: Date | null
  readonly corrects: number | null
  readonly reasonTg: string | null
  readonly reasonRu: string | null
  readonly reasonEn: string | null
  readonly step: ReleaseStep
  readonly stepDone: number
  readonly stepTotal: number
  readonly failure: string | null
  readonly demonstration: boolean
  readonly manifestHash: Uint8Array | null
  readonly signature: Uint8Array | null
}

const releases = kysely
  .selectFrom('release as r')
  .select((release) => [
    'r.number',
    'r.state',
    'r.rules',
    'r.cut_at as cutAt',
    dayText(release.ref('r.through')).as('through'),
    'r.published_at as publishedAt',
    'r.corrects',
    'r.reason_tg as reasonTg',
    'r.reason_ru as reasonRu',
    'r.reason_en as reasonEn',
    release.ref('r.step').$castTo<ReleaseStep>().as('step'),
    'r.step_done as stepDone',
    'r.step_total as stepTotal',
    'r.failure',
    'r.demonstration',
    'r.manifest_hash as manifestHash',
    'r.signature',
  ])

const published = releases.where('r.state', '=', sql.lit('published'))
const latest = query(() => published.orderBy('r.number', 'desc').limit(sql.lit(1)))
const oneRelease = query((values: { number: number }) => releases.where('r.number', '=', values.number))
const unpublished = query(() => releases.where('r.state', '<>', sql.lit('published')))
const publishedBefore = query((values: { before: number; limit: number }) =>
  published.where('r.number', '<', values.before).orderBy('r.number', 'desc').limit(values.limit),
)
const latestNumber = rawQuery(
  { number: integer },
  () => sql`SELECT coalesce(max(number), 0) AS number FROM release WHERE state = 'published'`,
)

/** The newest published release, or null. */
export async function findLatestRelease(db?: Db): Promise<ReleaseRow | null> {
  return (await run(latest, {}, db as Tx | undefined))[0] ?? null
}

/** The number of the newest published release; 0 before the first. */
export async function readLatestNumber(): Promise<number> {
  return (await run(latestNumber, {}))[0]?.number ?? 0
}

/** The release with this number, published or not, or null. */
export async function findRelease(number: number, tx?: Tx): Promise<ReleaseRow | null> {
  return (await run(oneRelease, { number }, tx))[0] ?? null
}

/** The release that is being made or has failed, or null. */
export async function findUnpublishedRelease(): Promise<ReleaseRow | null> {
  return (await run(unpublished, {}))[0] ?? null
}

/** Published releases with smaller numbers, the newest first. */
export function listPublishedReleases(before: number, limit: number): Promise<ReleaseRow[]> {
  return run(publishedBefore, { before, limit })
}

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

/** What a release is begun with. */
interface NewRelease {
  readonly number: number
  readonly rules: string
  readonly cutAt: Date
  readonly through: string
  readonly corrects: number | null
  readonly reasonTg: string | null
  readonly reasonRu: string | null
  readonly reasonEn: string | null
}

const insertRelease = rawQuery(
  {},
  (values: NewRelease) => sql`
  INSERT INTO release (number, rules, cut_at, through, step, corrects, reason_tg, reason_ru, reason_en)
  VALUES (${values.number}::int, ${values.rules}, ${values.cutAt}::timestamptz, ${values.through}::date, 'counting',
    ${values.corrects}::int, ${values.reasonTg}, ${values.reasonRu}, ${values.reasonEn})`,
)
const restartRelease = rawQuery(
  {},
  (values: NewRelease) => sql`
  UPDATE release SET state = 'building', failure = NULL, rules = ${values.rules}, cut_at = ${values.cutAt}::timestamptz,
    through = ${values.through}::date, step = 'counting', step_done = 0, step_total = 0, corrects = ${values.corrects}::int,
    reason_tg = ${values.reasonTg}, reason_ru = ${values.reasonRu}, reason_en = ${values.reasonEn}
  WHERE number = ${values.number}::int AND state = 'failed'`,
)

/** Writes the row of a release that is being made from now on; a failed one starts again under its number. */
export async function startRelease(tx: Tx, values: NewRelease, again: boolean): Promise<void> {
  await run(again ? restartRelease : insertRelease, values, tx)
}

const removeParts = rawQuery(
  {},
  (values: { number: number }) => sql`
  WITH groups AS (DELETE FROM release_group WHERE release_number = ${values.number}::int),
    parts AS (DELETE FROM release_breakdown WHERE release_number = ${values.number}::int)
  DELETE FROM release_file WHERE release_number = ${values.number}::int`,
)

/** Removes everything that was made so far for a release that is not published. */
export async function discardParts(tx: Tx, number: number): Promise<void> {
  await run(removeParts, { number }, tx)
}

const setStep = rawQuery(
  {},
  (values: { number: number; step: string; done: number; total: number }) => sql`
  UPDATE release SET step = ${values.step}, step_done = ${values.done}::int, step_total = ${values.total}::int
  WHERE number = ${values.number}::int`,
)

/** Notes how far a release is: a step, and how much of it is done. */
export async function noteStep(number: number, step: ReleaseStep, done: number, total: number, tx?: Tx): Promise<void> {
  await run(setStep, { number, step, done, total }, tx)
}

const setCut = rawQuery(
  {},
  (values: { number: number; cutAt: Date }) => sql`
  UPDATE release SET cut_at = ${values.cutAt}::timestamptz WHERE number = ${values.number}::int`,
)

/** Notes up to which moment answers were counted. */
export async function noteCut(tx: Tx, number: number, cutAt: Date): Promise<void> {
  await run(setCut, { number, cutAt }, tx)
}

const setFailure = rawQuery(
  {},
  (values: { number: number; failure: string }) => sql`
  UPDATE release SET state = 'failed', failure = ${values.failure} WHERE number = ${values.number}::int AND state = 'building'`,
)

/** Notes that a release was given up, and why. */
export async function noteFailure(tx: Tx, number: number, failure: string): Promise<void> {
  await run(setFailure, { number, failure }, tx)
}

const setPublished = rawQuery(
  {},
  (values: { number: number; at: Date; hash: Buffer; signature: Buffer }) => sql`
  UPDATE release SET state = 'published', published_at = ${values.at}::timestamptz, step = 'done', step_done = 0, step_total = 0,
    manifest_hash = ${values.hash}, signature = ${values.signature},
    demonstration = EXISTS (SELECT FROM release_group WHERE release_number <= ${values.number}::int AND demonstration)
  WHERE number = ${values.number}::int AND state = 'building'`,
)

/** Publishes a release that is complete. The database refuses it where any number would move by fewer than ten answers. */
export async function notePublished(
  tx: Tx,
  values: { number: number; at: Date; hash: Buffer; signature: Buffer },
): Promise<void> {
  await run(setPublished, values, tx)
}

/** A file of a release without its content. */
export interface ReleaseFileRow {
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: Uint8Array
}

const insertFile = rawQuery(
  {},
  (values: { number: number; name: string; mediaType: string; size: number; sha256: Buffer; content: Buffer }) => sql`
  INSERT INTO release_file (release_number, name, media_type, size, sha256, content)
  VALUES (${values.number}::int, ${values.name}, ${values.mediaType}, ${values.size}::int, ${values.sha256}, ${values.content})
  ON CONFLICT DO NOTHING`,
)
const filesOf = query((values: { number: number }) =>
  kysely
    .selectFrom('release_file as f')
    .select(['f.name', 'f.media_type as mediaType', 'f.size', 'f.sha256'])
    .where('f.release_number', '=', values.number)
    .orderBy('f.name'),
)
const fileContent = query((values: { number: number; name: string }) =>
  kysely
    .selectFrom('release_file as f')
    .innerJoin('release as r', 'r.number', 'f.release_number')
    .select(['f.name', 'f.media_type as mediaType', 'f.size', 'f.sha256', 'f.content', 'r.published_at as publishedAt'])
    .where('f.release_number', '=', values.number)
    .where('f.name', '=', values.name)
    .where('r.state', '=', sql.lit('published')),
)

/** Adds a file to a release that is being made; one that is there already is the same. */
export async function addFile(
  tx: Tx | undefined,
  values: { number: number; name: string; mediaType: string; size: number; sha256: Buffer; content: Buffer },
): Promise<void> {
  await run(insertFile, values, tx)
}

/** The files of a release, by name. */
export function listFiles(number: number): Promise<ReleaseFileRow[]> {
  return run(filesOf, { number })
}

/** A file of a published release with its content (gzip), or null. */
export async function findFile(
  number: number,
  name: string,
): Promise<(ReleaseFileRow & { readonly content: Uint8Array; readonly publishedAt: Date | null }) | null> {
  return (await run(fileContent, { number, name }))[0] ?? null
}
