import { dashboardInput, dashboardMonths, monthsUpTo } from '@hamkori/schema/dashboards'
import type { ScopeKind } from '@hamkori/schema/dashboards'
import { monthOf } from '@hamkori/schema/dates'
import { instrumentVersion } from '@hamkori/schema/feedback'
import type { AreaModel, PoliceUnitModel } from '../../../generated/prisma/models.ts'
import { today } from '../../platform/clock.ts'
import { sumsVersion } from '../feedback/index.ts'
import { readTerritory } from '../territory/index.ts'
import type { Territory } from '../territory/index.ts'
import {
  publish,
  publishChannels,
  publishComparison,
  publishCount,
  publishTrend,
  sharesWithout,
  totalsOf,
} from './cells.ts'
import type { Cell, Series } from './cells.ts'
import { readSums } from './dashboards.queries.ts'
import type { MonthSums } from './dashboards.queries.ts'
import { childrenOf, findScope, parentsOf } from './scopes.ts'
import type { Scope } from './scopes.ts'

/** Everything that a dashboard shows, ready to be sent. */
export interface DashboardView {
  readonly scope: ScopeKind
  readonly code: string
  readonly area: AreaModel | null
  readonly unit: PoliceUnitModel | null
  readonly place: Scope
  readonly parents: readonly Scope[]
  readonly instrument: string
  /** `YYYY-MM`. */
  readonly fromMonth: string
  readonly toMonth: string
  readonly ratings: number | null
  readonly demonstration: boolean
  readonly scores: readonly Cell[]
  readonly comparison: (number | null)[] | null
  readonly rows: readonly { readonly place: Scope; readonly scores: readonly Cell[] }[]
  readonly childScope: ScopeKind | null
  readonly channels: readonly { channel: string; share: number }[]
  readonly months: readonly string[]
  readonly series: readonly Series[]
}

const trendMonths = 18

interface Held {
  readonly version: number
  readonly territory: Territory
  readonly month: string
  readonly view: Promise<DashboardView>
}
/** At most one entry for each place and unit of the territory. */
const held = new Map<string, Held>()

/**
 * The dashboard of the country, a region, a district or city, or a unit; null where there is none. Cells are computed
 * once for each state of the sums and kept until the sums, the territory or the month change, so that the answer costs the same
 * whatever the number of ratings. Everybody gets the same cells, whoever asks.
 */
export async function readDashboard(scope: ScopeKind, code: string): Promise<DashboardView | null> {
  const asked = dashboardInput.safeParse({ scope, code })
  if (!asked.success) return null
  const territory = await readTerritory()
  const place = findScope(territory, asked.data.scope, asked.data.code)
  if (place === null) return null
  const version = await sumsVersion()
  const month = monthOf(today())
  const key = `${place.kind} ${place.code}`
  const known = held.get(key)
  if (known !== undefined && known.version === version && known.territory === territory && known.month === month)
    return known.view
  const view = compute(territory, place, month)
  held.set(key, { version, territory, month, view })
  // What failed is not kept.
  view.catch(() => held.delete(key))
  return view
}

async function compute(territory: Territory, place: Scope, month: string): Promise<DashboardView> {
  const months = monthsUpTo(month, trendMonths)
  const scored = new Set(monthsUpTo(month, dashboardMonths))
  const fromMonth = [...scored][0] ?? month
  const { kind: childScope, places } = childrenOf(territory, place)
  const countryCode = territory.country.code
  const sums = await readSums({
    scope: place.kind,
    code: place.code,
    children: childScope,
    childCodes: places.map(({ code }) => code),
    countryCode,
    trendFrom: months[0] ?? month,
    scoresFrom: fromMonth,
    to: month,
  })
  const byScope = Map.groupBy(sums, ({ kind, code }) => `${kind} ${code}`)
  const sumsOf = ({ kind, code }: { kind: ScopeKind; code: string }): readonly MonthSums[] =>
    byScope.get(`${kind} ${code}`) ?? []
  const inPeriod = (scope: { kind: ScopeKind; code: string }) =>
    totalsOf(sumsOf(scope).filter((sum) => scored.has(sum.month)))

  const country = inPeriod({ kind: 'country', code: countryCode })
  const own = inPeriod(place)
  // The country is compared with nothing; everything else with the rest of the country.
  const mu = place.kind === 'country' ? own.shares.map(() => null) : sharesWithout(country, own)
  const ofMonth = new Map(sumsOf(place).map((sum) => [sum.month, sum]))
  const monthly = months.map((each) => totalsOf([ofMonth.get(each)].filter((sum) => sum !== undefined)))
  return {
    scope: place.kind,
    code: place.code,
    area: place.area,
    unit: place.unit,
    place,
    parents: parentsOf(territory, place),
    instrument: instrumentVersion,
    fromMonth,
    toMonth: month,
    ratings: publishCount(own),
    demonstration: sums.some(({ demonstration }) => demonstration > 0),
    scores: publish(own, mu),
    comparison: publishComparison(own, mu),
    rows: places.map((child) => {
      const totals = inPeriod(child)
      return { place: child, scores: publish(totals, sharesWithout(country, totals)) }
    }),
    childScope,
    channels: publishChannels(own),
    months,
    series: publishTrend(monthly, mu),
  }
}

/** The version of every score: the sums, and the month in which a period ends. Compared with `===`. */
export async function scoresVersion(): Promise<readonly unknown[]> {
  return [await readTerritory(), await sumsVersion(), monthOf(today())]
}
