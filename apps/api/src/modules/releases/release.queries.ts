import type { ReleaseState, ReleaseStep } from '@hamkori/schema/releases.constants'
import { sql } from 'kysely'
import { integer } from '../../platform/columns.ts'
import { run } from '../../platform/db.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { dayText, kysely, query, rawQuery } from '../../platform/query.ts'

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
