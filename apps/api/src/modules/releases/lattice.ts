import type { ScopeKind } from '@hamkori/schema/dashboards.constants'
import type { Territory } from '../territory/index.ts'
import { answeredOf, favourableOf, measures } from './measures.ts'
import type { PublishedCounts } from './release-counts.queries.ts'

/** Published counts of one scope in a period. Lists are in the order of `measures`: A1 to A8, F1 to F8. */
export interface Counts {
  /** How many answered. */
  readonly n: readonly number[]
  /** How many of them favourably. */
  readonly s: readonly number[]
  /** For A1 to A8: the sum of the points 1 to 5, and of their squares; means and their intervals follow from these. */
  readonly points: readonly number[]
  readonly squares: readonly number[]
}

/** Everything that releases have published of one scope, by month (`YYYY-MM`). */
type Months = ReadonlyMap<string, Counts>

/** The counts of a release: country, regions, districts and cities, units, by month; and what counts for a place alone. */
export interface Lattice {
  readonly country: Months
  /** Months of a scope that have anything; none for a scope that nothing was published of. */
  ofScope(kind: ScopeKind, code: string): Months
  /** What counts for this place, but for nothing below it. */
  restOf(areaCode: string): Months
}

const statements = measures.slice(0, 8)

/** Counts of nothing. */
export const noCounts: Counts = countsOf([])
const nothing: Months = new Map()

/** Puts the published groups together, from units up to the country. */
export function buildLattice(published: readonly PublishedCounts[], territory: Territory): Lattice {
  const scopes = new Map<string, Map<string, Sums>>()
  const rests = new Map<string, Map<string, Sums>>()
  for (const { unitId, level, areaCode, month, counters } of published) {
    const counts = countsOf(counters)
    const unit = territory.unitById.get(unitId)
    if (unit === undefined) throw new Error('a group of answers belongs to a unit that is not on the map')
    const add = (to: Map<string, Map<string, Sums>>, key: string): void => {
      const months = to.get(key) ?? new Map<string, Sums>()
      to.set(key, months.set(month, addTo(months.get(month) ?? countsOf([]), counts)))
    }
    if (level === 'unit') add(scopes, `unit ${unit.code}`)
    else add(rests, areaCode)
    const own = level === 'unit' ? territory.areaById.get(unit.areaId) : territory.areaByCode.get(areaCode)
    for (let area = own; area !== undefined; area = territory.areaById.get(area.parentId ?? ''))
      add(scopes, `${area.kind === 'country' || area.kind === 'region' ? area.kind : 'area'} ${area.code}`)
  }
  return {
    country: scopes.get(`country ${territory.country.code}`) ?? nothing,
    ofScope: (kind, code) => scopes.get(`${kind} ${code}`) ?? nothing,
    restOf: (code) => rests.get(code) ?? nothing,
  }
}

/** Adds periods or scopes together. */
export function addCounts(parts: readonly Counts[]): Counts {
  return parts.reduce<Sums>(addTo, countsOf([]))
}

/** Counts that more is added to: where thousands of groups are put together, new lists for each would be most of the work. */
type Sums = { readonly [List in keyof Counts]: number[] }

function addTo(sums: Sums, counts: Counts): Sums {
  for (const list of ['n', 's', 'points', 'squares'] as const)
    for (const [at, count] of counts[list].entries()) sums[list][at] = (sums[list][at] ?? 0) + count
  return sums
}

/** The counts of these months of a scope together. */
export function inMonths(months: Months, wanted: readonly string[]): Counts {
  return addCounts(wanted.flatMap((month) => months.get(month) ?? []))
}

function countsOf(counters: readonly number[]): Sums {
  const weighted = (power: number): number[] =>
    statements.map(({ slots }) => slots.reduce((sum, slot, at) => sum + (at + 1) ** power * (counters[slot] ?? 0), 0))
  return {
    n: measures.map((measure) => answeredOf(measure, counters)),
    s: measures.map((measure) => favourableOf(measure, counters)),
    points: weighted(1),
    squares: weighted(2),
  }
}
