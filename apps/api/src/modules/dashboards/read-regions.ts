import { thresholdCompare } from '@hamkori/schema/dashboards'
import { metLatelyFrom } from '@hamkori/schema/meetings'
import { today } from '../../platform/clock.ts'
import { countMeetings } from '../meetings/index.ts'
import type { ScopeDetails } from '../releases/index.ts'
import { areaIdsWithin, readTerritory } from '../territory/index.ts'
import { listCouncils } from './overview.queries.ts'
import { readDashboard } from './read-dashboard.ts'
import { readTimeliness } from './read-timeliness.ts'
import type { TimelinessRow } from './read-timeliness.ts'
import type { ReadClocked } from './timeliness.queries.ts'

/** One region beside the others. */
export interface RegionOverview extends Pick<TimelinessRow, 'code' | 'name' | 'figures'> {
  readonly councils: number
  /** Those of them with a meeting of the last three months on the public record, and how many meetings that are. */
  readonly councilsMet: number
  readonly meetings: number
  /** A1 to A8 of the newest release; null where fewer than a hundred answered: it may not stand beside another. */
  readonly scores: readonly (ScopeDetails['scores'][number] | null)[]
}

/** The regions side by side. */
export interface RegionsOverview {
  /** A meeting of this day or later, YYYY-MM-DD, counts. */
  readonly metFrom: string
  /** The number of the release that the scores come from; null before the first. */
  readonly releaseNumber: number | null
  /** In the country's order. Never by a score: there is no league table. */
  readonly regions: readonly RegionOverview[]
}

/** Reads the regions side by side: answers, meetings, and scores as the newest release has them. */
export async function readRegions(read: ReadClocked): Promise<RegionsOverview> {
  const territory = await readTerritory()
  const { code } = territory.country
  const metFrom = metLatelyFrom(today())
  const [timeliness, dashboard, councils] = await Promise.all([
    readTimeliness(read, code, null),
    readDashboard('country', code),
    listCouncils(),
  ])
  const scoresOf = new Map(dashboard?.rows.map(({ place, scores }) => [place.code, scores]))
  const regions = await Promise.all(
    territory.childrenOf(territory.country.id).map(async (region): Promise<RegionOverview[]> => {
      const answers = timeliness?.rows.find((row) => row.code === region.code && !row.isDepartment)
      if (answers === undefined) return []
      const areaIds = areaIdsWithin(territory, region.code) ?? []
      const { meetings, councilsMet } = await countMeetings({ areaIds, from: metFrom, to: today() })
      return [
        {
          ...answers,
          councils: councils.filter(({ areaId }) => areaIds.includes(areaId)).length,
          councilsMet,
          meetings,
          scores: (scoresOf.get(region.code) ?? []).map((cell) =>
            cell.n !== null && cell.n >= thresholdCompare ? cell : null,
          ),
        },
      ]
    }),
  )
  return { metFrom, releaseNumber: dashboard?.release?.number ?? null, regions: regions.flat() }
}
