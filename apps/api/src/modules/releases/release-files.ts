import { createHash } from 'node:crypto'
import {
  homogeneityFewest,
  priorStrength,
  thresholdCompare,
  thresholdDash,
  thresholdScore,
} from '@hamkori/schema/dashboards.constants'
import type { ScopeKind } from '@hamkori/schema/dashboards.constants'
import { instrumentVersion, statementCodes } from '@hamkori/schema/feedback'
import { patienceMonths, releaseGroup } from '@hamkori/schema/releases.constants'
import { releaseTables } from '@hamkori/schema/releases.tables'
import type { ColumnOf, ReleaseTableName } from '@hamkori/schema/releases.tables'
import { stringify } from 'csv-stringify/sync'
import type { Territory } from '../territory/index.ts'
import { percent, publish, publishFacts, publishMeasure, testTrends } from './cells.ts'
import type { Cell } from './cells.ts'
import { csvMetadata } from './csv-metadata.ts'
import { monthsOfQuarter, quartersBetween, openFrom } from './closed-quarters.ts'
import { inMonths } from './lattice.ts'
import type { Counts } from './lattice.ts'
import { measures } from './measures.ts'
import type { PublishedRelease } from './read-release.ts'
import { findRelease } from './release.queries.ts'
import { readBreakdowns } from './release-counts.queries.ts'
import type { ReleaseRow } from './release.queries.ts'
import { compared, countsByMonth } from './scope-scores.ts'
import { blurredCount } from './statistics/homogeneity.ts'
import { wilson } from './statistics/wilson.ts'
import { startReleaseWorkbooks } from './workbook/release-workbook.ts'

/** One file of a release, as it is downloaded. */
export interface MadeFile {
  readonly name: string
  readonly mediaType: string
  readonly content: Buffer
}

type Value = string | number | null
/** A row of a table: a value, or null, for each of its columns, and for no other. */
type Row<Table extends ReleaseTableName> = Readonly<Record<ColumnOf<Table>, Value>>

/**
 * The open files of a release. Everything that pages show of scores is in them or follows from them by the published formulas, to six
 * digits of a share (`verify_release.py` computes it); the bytes depend on nothing but the release. The workbooks have the same numbers for
 * people who read in spreadsheets. `manifest.json` names the others with their SHA-256 and is what is signed.
 */
export async function makeFiles(release: PublishedRelease, territory: Territory): Promise<MadeFile[]> {
  if (release.row === null) throw new Error('before the first release there are no files')
  const scopes = scopesOf(territory)
  const workbooks = await startReleaseWorkbooks(release.row, territory)
  const files: MadeFile[] = []
  const add = async <Table extends ReleaseTableName>(name: Table, rows: readonly Row<Table>[]) => {
    files.push(csvFile(name, rows))
    await workbooks.addTable(name, rows)
  }
  // One table after the other, so that never the rows of two are in memory.
  await add('places.csv', placesOf(territory))
  await add(
    'scores.csv',
    scopes.flatMap((scope) => scoresOf(release, scope)),
  )
  await add(
    'series.csv',
    scopes.flatMap((scope) => seriesOf(release, scope)),
  )
  await add(
    'trends.csv',
    scopes.flatMap((scope) => trendsOf(release, scope)),
  )
  await add('breakdowns.csv', await breakdownsOf(release))
  files.push(csvMetadata(release.row.number))
  const copies = (await workbooks.end()).map((workbook): MadeFile => ({ ...workbook, mediaType: xlsxType }))
  return [...files, ...copies, await manifestOf(release, release.row, files, copies)]
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface ScopeCode {
  readonly kind: ScopeKind
  readonly code: string
}

function placesOf(territory: Territory): Row<'places.csv'>[] {
  const areas = territory.areas.map((area) => ({
    scope: levelOf(area.kind),
    code: area.code,
    parent: territory.areaById.get(area.parentId ?? '')?.code ?? null,
    ...{ name_tg: area.nameTg, name_ru: area.nameRu, name_en: area.nameEn },
  }))
  const units = [...territory.unitByCode.values()].map((unit) => ({
    scope: 'unit',
    code: unit.code,
    parent: territory.areaById.get(unit.areaId)?.code ?? null,
    ...{ name_tg: unit.nameTg, name_ru: unit.nameRu, name_en: unit.nameEn },
  }))
  return [...areas, ...units].toSorted(byCode)
}

/** The scores of twelve months: a row for every scope and statement or fact, also where there is a dash. */
function scoresOf(release: PublishedRelease, { kind, code }: ScopeCode): Row<'scores.csv'>[] {
  const { own, mu } = compared(release, kind, code)
  const cells = [...publish(own, mu, 'file'), ...publishFacts(kind, own, mu, 'file')]
  const [from, to] = [release.scored[0] ?? null, release.scored.at(-1) ?? null]
  const rows = measures.map(({ code: measure }, at) => ({
    ...{ scope: kind as string, code, from, to, measure },
    ...cellColumns(cells[at], own, at),
    compared_with: isShown(cells[at]) ? (mu[at] ?? null) : null,
  }))
  if (kind === 'unit') return rows
  // What counts for the place alone, so that the parts of a place add up to it.
  const rest = inMonths(release.lattice.restOf(code), release.scored)
  const ofRest = measures.flatMap(({ code: measure }, at) => {
    const [n, s] = [rest.n[at] ?? 0, rest.s[at] ?? 0]
    if (n < thresholdScore || at >= statementCodes.length) return []
    return [{ ...emptyCell, scope: 'rest', code, from, to, measure, answers: n, favourable: blurredCount(s, n) }]
  })
  return [...rows, ...ofRest]
}

/** The scores of each quarter and month of the trend: only the cells that are shown. */
function seriesOf(release: PublishedRelease, { kind, code }: ScopeCode): Row<'series.csv'>[] {
  const { mu } = compared(release, kind, code)
  const months = release.lattice.ofScope(kind, code)
  // A quarter that began before the first month is known in part only.
  const quarters = quartersBetween(release.months[0] ?? '', openFrom(release.row?.cutAt ?? new Date(0))).filter(
    (quarter) => release.months.includes(quarter),
  )
  const periods: [string, Counts][] = [
    ...quarters.map((quarter): [string, Counts] => [quarterName(quarter), inMonths(months, monthsOfQuarter(quarter))]),
    ...release.months.map((month): [string, Counts] => [month, inMonths(months, [month])]),
  ]
  return periods.flatMap(([period, counts]) =>
    measures.slice(0, statementCodes.length).flatMap(({ code: measure }, at) => {
      const cell = publishMeasure(counts, at, mu[at] ?? null, 'file')
      if (!isShown(cell)) return []
      const columns = { ...cellColumns(cell, counts, at), compared_with: mu[at] ?? null }
      return [{ scope: kind, code, period, measure, ...columns }]
    }),
  )
}

function trendsOf(release: PublishedRelease, { kind, code }: ScopeCode): Row<'trends.csv'>[] {
  return testTrends(countsByMonth(release, kind, code), 'file').flatMap((trend, at) =>
    trend === null
      ? []
      : [{ scope: kind, code, measure: measures[at]?.code ?? '', z: trend.z, changed: trend.changed ? 'yes' : 'no' }],
  )
}

/** By kind of contact and by channel, of closed quarters: only the cells that are shown. Shares here are plain, with Wilson's interval. */
async function breakdownsOf({ row, months }: PublishedRelease): Promise<Row<'breakdowns.csv'>[]> {
  const parts = await readBreakdowns(row?.number ?? 0, `${months[0] ?? ''}-01`)
  return parts.flatMap(({ quarter, level, code, part, answered, favourable }) =>
    answered.flatMap((n, at): Row<'breakdowns.csv'>[] => {
      if (n < 0) return []
      const measure = part.startsWith('channel:') ? 'ratings' : (measures[at]?.code ?? '')
      const where = { scope: level, code, period: quarterName(quarter), part, measure }
      if (measure === 'ratings') return [{ ...where, answers: n, favourable: null, score: null, low: null, high: null }]
      const s = blurredCount(favourable[at] ?? 0, n)
      const { low, high } = wilson(s, n)
      if (n < thresholdScore) {
        const cell = publishMeasure({ n: [n], s: [s], points: [], squares: [] }, 0, null)
        return [{ ...where, answers: null, favourable: null, score: null, low: cell.low, high: cell.high }]
      }
      return [{ ...where, answers: n, favourable: s, ...inPercent({ score: s / n, low, high }) }]
    }),
  )
}

/** What the release is and which files it has: the only file that is signed. Programs of before there were workbooks read `files` alone. */
async function manifestOf(
  release: PublishedRelease,
  row: ReleaseRow,
  files: readonly MadeFile[],
  workbooks: readonly MadeFile[],
): Promise<MadeFile> {
  const before = await findRelease(row.number - 1)
  const { corrects, reasonTg: tg, reasonRu: ru, reasonEn: en } = row
  const manifest = {
    release: row.number,
    rules: row.rules,
    instrument: instrumentVersion,
    through: row.through,
    scores: { from: release.scored[0], to: release.scored.at(-1) },
    previous: before?.manifestHash == null ? null : hex(before.manifestHash),
    corrects: corrects === null ? null : { release: corrects, reason: { tg, ru, en } },
    thresholds: {
      ...{ shown: thresholdDash, score: thresholdScore, comparable: thresholdCompare, alike: homogeneityFewest },
      ...{ prior: priorStrength, group: releaseGroup, patienceMonths },
    },
    files: files.map(summaryOf),
    workbooks: workbooks.map(summaryOf),
  }
  return {
    name: 'manifest.json',
    mediaType: 'application/json',
    content: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
  }
}

/** What the manifest says of a file. */
function summaryOf({ name, mediaType, content }: MadeFile) {
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { name, mediaType, size: content.length, sha256 }
}

const emptyCell = {
  ...{ answers: null, favourable: null, score: null, low: null, high: null, verdict: null, bound: null },
  compared_with: null,
}

/** The columns of a cell. Counts stand beside a score only; where nearly all answered alike, not the exact one. */
function cellColumns(cell: Cell | undefined, counts: Counts, at: number) {
  if (cell === undefined) return emptyCell
  const { n, score, low, high, verdict, bound } = cell
  const favourable = n === null ? null : blurredCount(counts.s[at] ?? 0, n)
  return { answers: n, favourable, score, low, high, verdict, bound }
}

function isShown(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.low !== null
}

function scopesOf(territory: Territory): ScopeCode[] {
  const areas = territory.areas.map(({ kind, code }): ScopeCode => ({ kind: levelOf(kind), code }))
  const units = [...territory.unitByCode.keys()].map((code): ScopeCode => ({ kind: 'unit', code }))
  return [...areas.toSorted(byCode), ...units.toSorted(byCode)]
}

function levelOf(kind: string): ScopeKind {
  return kind === 'country' || kind === 'region' ? kind : 'area'
}

function quarterName(quarter: string): string {
  return `${quarter.slice(0, 4)}-Q${String((Number(quarter.slice(5, 7)) + 2) / 3)}`
}

function byCode(one: { readonly code: string }, other: { readonly code: string }): number {
  return one.code < other.code ? -1 : 1
}

function csvFile<Table extends ReleaseTableName>(name: Table, rows: readonly Row<Table>[]): MadeFile {
  const columns: readonly ColumnOf<Table>[] = releaseTables[name].columns
  const text = stringify([[...columns], ...rows.map((row) => columns.map((column) => row[column] ?? ''))], {
    ...{ bom: true, escape_formulas: true, record_delimiter: 'windows' },
  })
  return { name, mediaType: 'text/csv; charset=utf-8', content: Buffer.from(text) }
}

function inPercent({
  score,
  low,
  high,
}: Record<'score' | 'low' | 'high', number>): Record<'score' | 'low' | 'high', number> {
  return { score: percent(score, 'file'), low: percent(low, 'file'), high: percent(high, 'file') }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
