import { dashboardInput } from '@hamkori/schema/dashboards'
import type { FunnelPosition, ScopeKind } from '@hamkori/schema/dashboards'
import { instrumentVersion } from '@hamkori/schema/feedback'
import { LRUCache } from 'lru-cache'
import type { AreaModel, PoliceUnitModel } from '../../../generated/prisma/models.ts'
import { readLatestRelease, readRelease, scopeDetails, scopeScores } from '../releases/index.ts'
import type { PublishedRelease, ScopeDetails } from '../releases/index.ts'
import { readTerritory } from '../territory/index.ts'
import type { Territory } from '../territory/index.ts'
import { childrenOf, findScope, parentsOf } from './scopes.ts'
import type { Scope } from './scopes.ts'
import { verdictChanges } from './verdict-changes.ts'
import type { VerdictChange } from './verdict-changes.ts'

/** Everything that a dashboard shows, ready to be sent. */
export interface DashboardView extends ScopeDetails {
  /** Where the scores come from; null before the first release. */
  readonly release: PublishedRelease['row']
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
  readonly demonstration: boolean
  readonly rows: readonly DashboardRow[]
  readonly childScope: ScopeKind | null
  /** Of a region, where its districts stand against all of them. */
  readonly funnels: ReturnType<ScopeDetails['funnelsOf']>
  /** What changed in words since the release before. */
  readonly verdictChanges: readonly VerdictChange[]
  readonly months: readonly string[]
}

/** A place or unit below. Lists are in the order of A1 to A8. */
interface DashboardRow {
  readonly place: Scope
  readonly scores: ScopeDetails['scores']
  /** Plain shares, per cent, and where they stand against all rows; null where there is nothing to stand against. */
  readonly shares: readonly (number | null)[]
  readonly positions: readonly (FunnelPosition | null)[]
}

interface Held {
  readonly territory: Territory
  readonly release: PublishedRelease
  readonly view: DashboardView
}
/** A release never changes: what was made of it stands as long as the territory. */
const held = new LRUCache<string, Held>({ max: 1_000 })

/**
 * The dashboard of the country, a region, a district or city, or a unit, of the newest release or of the one with this number; null
 * where there is none. Everything comes from a release, so that it costs the same whatever the number of ratings, and everybody gets
 * the same, whoever asks.
 */
export async function readDashboard(
  scope: ScopeKind,
  code: string,
  number: number | null = null,
): Promise<DashboardView | null> {
  const asked = dashboardInput.safeParse({ scope, code })
  if (!asked.success) return null
  const territory = await readTerritory()
  const place = findScope(territory, asked.data.scope, asked.data.code)
  if (place === null) return null
  const release = number === null ? await readLatestRelease() : await readRelease(number)
  if (release === null) return null
  const key = `${release.row?.number ?? 0} ${release.months.at(-1) ?? ''} ${place.kind} ${place.code}`
  const known = held.get(key)
  if (known?.territory === territory && known.release === release) return known.view
  const before = release.row === null ? null : await readRelease(release.row.number - 1)
  const view = compute(territory, place, release, before)
  held.set(key, { territory, release, view })
  return view
}

function compute(
  territory: Territory,
  place: Scope,
  release: PublishedRelease,
  before: PublishedRelease | null,
): DashboardView {
  const { kind: childScope, places } = childrenOf(territory, place)
  const details = scopeDetails(release, place.kind, place.code)
  const funnels = details.funnelsOf(places)
  return {
    release: release.row,
    scope: place.kind,
    code: place.code,
    area: place.area,
    unit: place.unit,
    place,
    parents: parentsOf(territory, place),
    instrument: instrumentVersion,
    fromMonth: release.scored[0] ?? '',
    toMonth: release.scored.at(-1) ?? '',
    demonstration: release.row?.demonstration ?? false,
    rows: places.map((child, at) => ({
      place: child,
      scores: scopeScores(release, child.kind, child.code).scores,
      shares: funnels.map((funnel) => funnel?.shares[at] ?? null),
      positions: funnels.map((funnel) => funnel?.positions[at] ?? null),
    })),
    childScope,
    funnels,
    verdictChanges: verdictChanges(release, before, [place, ...places]),
    months: release.months,
    ...details,
  }
}
