import { dashboardMonths, monthsUpTo, shiftMonth } from '@hamkori/schema/dashboards'
import { monthOf } from '@hamkori/schema/dates'
import { trendMonths } from '@hamkori/schema/releases.constants'
import { LRUCache } from 'lru-cache'
import { now, today } from '../../platform/clock.ts'
import { readTerritory } from '../territory/index.ts'
import type { Territory } from '../territory/index.ts'
import type { BreakdownPart } from './breakdowns.ts'
import { openFrom, quartersBetween } from './closed-quarters.ts'
import { buildLattice } from './lattice.ts'
import type { Lattice } from './lattice.ts'
import { findRelease, readLatestNumber } from './release.queries.ts'
import { readBreakdowns, readCounts } from './release-counts.queries.ts'
import type { ReleaseRow } from './release.queries.ts'

/** A release with its counts. */
export interface PublishedRelease {
  /** Null before the first release: then nothing is published of anything. */
  readonly row: ReleaseRow | null
  readonly lattice: Lattice
  /** The months of the scores, the last twelve, `YYYY-MM`, oldest first. */
  readonly scored: readonly string[]
  /** The months of the trends, oldest first. */
  readonly months: readonly string[]
  /** The quarters of the scored months that have ended, each by its first month, oldest first. */
  readonly quarters: readonly string[]
  /** What is shown by kind of contact and by channel, by scope (`area TJ-SU-01`). */
  readonly breakdowns: ReadonlyMap<string, readonly QuarterPart[]>
}

type QuarterPart = BreakdownPart & { readonly quarter: string }

/** A release never changes, so that it is kept as long as there is room. */
const kept = new LRUCache<number, { territory: Territory; release: Promise<PublishedRelease | null> }>({ max: 4 })

/**
 * The published release with this number and its counts, or null where there is none. `months` (`YYYY-MM`, whole quarters, earliest
 * first) asks what it says of that period in place of its last twelve months; its trends are then the twelve months up to the
 * end of the period. Whatever the months, every number is a sum of whole groups.
 */
export async function readRelease(number: number, months?: readonly string[]): Promise<PublishedRelease | null> {
  const territory = await readTerritory()
  if (months !== undefined) return loadPeriod(number, months, territory)
  const known = kept.get(number)
  if (known?.territory === territory) return known.release
  const release = load(number, territory)
  kept.set(number, { territory, release })
  // What failed or is not there yet is not kept.
  release.then(
    (found) => found === null && kept.delete(number),
    () => kept.delete(number),
  )
  return release
}

async function load(number: number, territory: Territory): Promise<PublishedRelease | null> {
  const row = await findRelease(number)
  return row?.state === 'published' ? await countRelease(row, territory) : null
}

async function loadPeriod(
  number: number,
  months: readonly string[],
  territory: Territory,
): Promise<PublishedRelease | null> {
  const row = await findRelease(number)
  const [first, last] = [months[0], months.at(-1)]
  if (row?.state !== 'published' || first === undefined || last === undefined) return null
  const periods = {
    scored: months,
    months: monthsUpTo(last, dashboardMonths),
    quarters: quartersBetween(first, openFrom(row.cutAt)).filter((quarter) => months.includes(quarter)),
  }
  // The quarter a year before the last one is compared with it.
  return count(row, territory, periods, shiftMonth(last, -14))
}

/** A release with its counts, published or not yet. */
export function countRelease(row: ReleaseRow, territory: Territory): Promise<PublishedRelease> {
  const periods = periodsUpTo(row.through, row.cutAt)
  return count(row, territory, periods, periods.months[0] ?? '')
}

async function count(
  row: ReleaseRow,
  territory: Territory,
  periods: Pick<PublishedRelease, 'scored' | 'months' | 'quarters'>,
  fromMonth: string,
): Promise<PublishedRelease> {
  const from = `${fromMonth}-01`
  const [counts, parts] = await Promise.all([readCounts(row.number, from), readBreakdowns(row.number, from)])
  return {
    ...{ row, ...periods, lattice: buildLattice(counts, territory) },
    breakdowns: Map.groupBy(parts, ({ level, code }) => `${level} ${code}`),
  }
}

function periodsUpTo(through: string, cutAt: Date): Pick<PublishedRelease, 'scored' | 'months' | 'quarters'> {
  const months = monthsUpTo(monthOf(through), trendMonths)
  const scored = months.slice(-dashboardMonths)
  const quarters = quartersBetween(scored[0] ?? '', openFrom(cutAt)).filter((quarter) => scored.includes(quarter))
  return { months, scored, quarters }
}

/** The newest release; before the first one, a release of nothing. */
export async function readLatestRelease(): Promise<PublishedRelease> {
  const latest = await readRelease(await latestReleaseNumber())
  if (latest !== null) return latest
  const lattice = buildLattice([], await readTerritory())
  return { row: null, ...periodsUpTo(today(), now()), lattice, breakdowns: new Map() }
}

let seen: { readonly number: Promise<number>; readonly readAt: number } | null = null
const freshMilliseconds = 250

/**
 * The number of the newest release: what was made from it stands as long as this number. 0 before the first. Read from the database
 * at most four times a second, and at once after a release of this process.
 */
function latestReleaseNumber(): Promise<number> {
  if (seen === null || performance.now() - seen.readAt > freshMilliseconds) {
    const number = readLatestNumber()
    seen = { number, readAt: performance.now() }
    // A failed read is not kept.
    number.catch(forgetLatestNumber)
  }
  return seen.number
}

/** The version of every score: the newest release, and the territory that names its places. Compared with `===`. */
export async function scoresVersion(): Promise<readonly unknown[]> {
  return [await readTerritory(), await latestReleaseNumber()]
}

/** Asks the database again at the next question. */
export function forgetLatestNumber(): void {
  seen = null
}
