import type { ReportState } from '@hamkori/schema/reports.constants'
import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { any, kysely, query } from '../../platform/query.ts'
import type { LanguageCode } from '../../platform/text-types.ts'
import type { ReportContent } from './report-content.ts'

/** A version of a report without its numbers. */
export interface ReportRow {
  readonly reference: string
  readonly areaCode: string
  readonly period: string
  readonly version: number
  readonly state: ReportState
  readonly releaseNumber: number
  readonly revision: number
  readonly original: LanguageCode
  readonly forewordTg: string | null
  readonly forewordRu: string | null
  readonly forewordEn: string | null
  readonly conclusionsTg: string | null
  readonly conclusionsRu: string | null
  readonly conclusionsEn: string | null
  readonly begunAt: Date
  readonly frozenAt: Date | null
}

/** A file of a report without its bytes. */
export interface ReportFileRow {
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: Uint8Array
}

const reports = kysely
  .selectFrom('report as r')
  .select([
    'r.reference',
    'r.area_code as areaCode',
    'r.period',
    'r.version',
    'r.state',
    'r.release_number as releaseNumber',
    'r.revision',
    'r.foreword_tg as forewordTg',
    'r.foreword_ru as forewordRu',
    'r.foreword_en as forewordEn',
    'r.conclusions_tg as conclusionsTg',
    'r.conclusions_ru as conclusionsRu',
    'r.conclusions_en as conclusionsEn',
    'r.begun_at as begunAt',
    'r.frozen_at as frozenAt',
  ])
  .select((r) => r.ref('r.original').$castTo<LanguageCode>().as('original'))
const frozen = sql.lit('frozen' as const)

const oneReport = query((values: { reference: string }) => reports.where('r.reference', '=', values.reference))
const contentOf = query((values: { reference: string }) =>
  kysely
    .selectFrom('report as r')
    .select((r) => r.ref('r.content').$castTo<ReportContent>().as('content'))
    .where('r.reference', '=', values.reference),
)
const unfrozen = query(() => reports.where('r.state', '<>', frozen).orderBy('r.begun_at', 'desc'))
const versionsOf = query((values: { areaCode: string; period: string }) =>
  reports.where('r.area_code', '=', values.areaCode).where('r.period', '=', values.period).orderBy('r.version', 'desc'),
)
// The newest version of each report; the others are found through it.
const newest = query((values: { before: Date; reference: string; limit: number }) =>
  reports
    .where('r.state', '=', frozen)
    .where((r) =>
      r.not(
        r.exists(
          r
            .selectFrom('report as later')
            .select('later.reference')
            .whereRef('later.area_code', '=', 'r.area_code')
            .whereRef('later.period', '=', 'r.period')
            .whereRef('later.version', '>', 'r.version')
            .where('later.state', '=', frozen),
        ),
      ),
    )
    .where((r) =>
      r.or([
        r('r.frozen_at', '<', values.before),
        r.and([r('r.frozen_at', '=', values.before), r('r.reference', '>', values.reference)]),
      ]),
    )
    .orderBy('r.frozen_at', 'desc')
    .orderBy('r.reference')
    .limit(values.limit),
)
const filesOf = query((values: { reference: string }) =>
  kysely
    .selectFrom('report_file as f')
    .select(['f.name', 'f.media_type as mediaType', 'f.size', 'f.sha256'])
    .where('f.reference', '=', values.reference)
    .orderBy('f.name'),
)
const frozenFile = query((values: { reference: string; name: string }) =>
  kysely
    .selectFrom('report_file as f')
    .innerJoin('report as r', 'r.reference', 'f.reference')
    .select(['f.name', 'f.media_type as mediaType', 'f.size', 'f.sha256', 'f.content', 'r.frozen_at as frozenAt'])
    .where('f.reference', '=', values.reference)
    .where('f.name', '=', values.name)
    .where('r.state', '=', frozen),
)
const councilsIn = query((values: { areaIds: readonly string[] }) =>
  kysely
    .selectFrom('council_view as c')
    .select(sql<number>`count(*)::int`.as('councils'))
    .where('c.area_id', '=', any(values.areaIds)),
)

/** The report with this reference in any state, or null. */
export async function findReport(reference: string, db?: Db): Promise<ReportRow | null> {
  return (await run(oneReport, { reference }, db as Tx | undefined))[0] ?? null
}

/** All numbers of a report; null where there is no such report. */
export async function readContent(reference: string): Promise<ReportContent | null> {
  return (await run(contentOf, { reference }))[0]?.content ?? null
}

/** The reports that are written or made now, the newest first: at most one for each place and period. */
export function listUnfrozenReports(): Promise<ReportRow[]> {
  return run(unfrozen, {})
}

/** All versions of a report in every state, the newest first. */
export function listVersions(areaCode: string, period: string, db?: Db): Promise<ReportRow[]> {
  return run(versionsOf, { areaCode, period }, db as Tx | undefined)
}

/** The newest frozen version of each report that stands after a moment and reference, the one frozen last first. */
export function listFrozenReports(after: { before: Date; reference: string }, limit: number): Promise<ReportRow[]> {
  return run(newest, { ...after, limit })
}

/** The files of a report that are there. */
export function listReportFiles(reference: string): Promise<ReportFileRow[]> {
  return run(filesOf, { reference })
}

/** A file of a frozen report with its bytes, or null. */
export async function findReportFile(
  reference: string,
  name: string,
): Promise<(ReportFileRow & { readonly content: Uint8Array<ArrayBuffer>; readonly frozenAt: Date | null }) | null> {
  return (await run(frozenFile, { reference, name }))[0] ?? null
}

/** How many councils there are at these places. */
export async function countCouncils(areaIds: readonly string[]): Promise<number> {
  return (await run(councilsIn, { areaIds }))[0]?.councils ?? 0
}
