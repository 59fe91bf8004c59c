import { daysOfPeriod, isQuarter, monthsOfPeriod } from '@hamkori/schema/reports.constants'
import type { AreaModel } from '../../../generated/prisma/models.ts'
import { today } from '../../platform/clock.ts'
import { demonstrationDay } from '../../platform/installation.ts'
import { countActivities } from '../activities/index.ts'
import type { PeriodTimeliness, PlaceAndPeriod } from '../dashboards/index.ts'
import { countMeetings } from '../meetings/index.ts'
import { scopeDetails, scopeScores } from '../releases/index.ts'
import type { PublishedRelease } from '../releases/index.ts'
import { areaIdsWithin, readTerritory } from '../territory/index.ts'
import type { Territory } from '../territory/index.ts'
import type { ReportContent } from './report-content.ts'
import { countCouncils } from './reports.queries.ts'

/** Reads how fast what was sent in a period was answered. */
export type ReadTimeliness = (values: PlaceAndPeriod) => Promise<PeriodTimeliness>

interface Subject {
  readonly area: AreaModel
  readonly period: string
  /** The release, looked at over the months of the period. */
  readonly release: PublishedRelease & { readonly row: NonNullable<PublishedRelease['row']> }
}

/** Takes all numbers of a report at once: scores from the release, everything else from the public record as it stands today. */
export async function takeContent(
  { area, period, release }: Subject,
  readTimeliness: ReadTimeliness,
): Promise<ReportContent> {
  const territory = await readTerritory()
  const { from, to } = daysOfPeriod(period)
  const areaIds = areaIdsWithin(territory, area.code) ?? territory.areas.map(({ id }) => id)
  const areaCodes = areaIds.flatMap((id) => territory.areaById.get(id)?.code ?? [])
  const months = [...monthsOfPeriod(period), ...(isQuarter(period) ? [] : [period])]
  const [timeliness, held, activities, councils, demonstration] = await Promise.all([
    readTimeliness({ areaCode: area.code, from, to }),
    countMeetings({ areaIds, from, to }),
    countActivities({ areaIds, areaCodes, months }),
    countCouncils(areaIds),
    demonstrationDay(),
  ])
  return {
    ...{ format: 1, takenOn: today(), from, to },
    place: { code: area.code, name: nameOf(area), isCountry: area.kind === 'country' },
    release: { number: release.row.number, through: release.row.through },
    demonstration: release.row.demonstration || demonstration !== null,
    people: peopleOf(territory, area, release),
    record: {
      ...{ all: timeliness.all, councils, activities, ...held },
      ...{ shortcomings: timeliness.ofType('Shortcoming'), proposals: timeliness.ofType('Proposal') },
    },
  }
}

function peopleOf(territory: Territory, area: AreaModel, release: Subject['release']): ReportContent['people'] {
  const isCountry = area.kind === 'country'
  const details = scopeDetails(release, isCountry ? 'country' : 'region', area.code)
  const places = territory.childrenOf(area.id).flatMap((place) => {
    const score = scopeScores(release, isCountry ? 'region' : 'area', place.code).scores.at(-1)
    return score === undefined ? [] : [{ code: place.code, name: nameOf(place), score }]
  })
  const { ratings, scores, facts, comparison, series, quarterChange } = details
  return { ratings, scores, facts, comparison, series, quarterChange, places, months: release.months }
}

function nameOf({ nameTg, nameRu, nameEn }: AreaModel): ReportContent['place']['name'] {
  return { tg: nameTg, ru: nameRu, en: nameEn }
}
