import { activityCounts } from '@hamkori/schema/activities'
import type { ActivityPart, WrittenActivity } from '@hamkori/schema/activities'
import { today } from '../../platform/clock.ts'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'
import { sameColumns } from '../../platform/same-columns.ts'
import { readTerritory } from '../territory/index.ts'
import type { ActivityRow } from './activities.queries.ts'

/** Throws InvalidInputError at `areaCode` for an unknown place, and at a day that has not come yet. */
export async function refuseUnlikely({ areaCode, startedOn, endedOn }: WrittenActivity): Promise<void> {
  const issues = []
  const day = today()
  if (!(await readTerritory()).areaByCode.has(areaCode)) issues.push(invalidAt(['areaCode'], 'unknown_record'))
  // A day, month or year is compared as precisely as it is known.
  if (startedOn > day.slice(0, startedOn.length)) issues.push(invalidAt(['startedOn'], 'date_in_future'))
  if (endedOn !== undefined && endedOn > day.slice(0, endedOn.length))
    issues.push(invalidAt(['endedOn'], 'date_in_future'))
  if (issues.length > 0) throw new InvalidInputError(issues)
}

/** The columns of what was written. */
export function writtenColumns({ title, ...activity }: WrittenActivity) {
  return {
    kind: activity.kind,
    original: title.original,
    titleTg: title.tg ?? null,
    titleRu: title.ru ?? null,
    titleEn: title.en ?? null,
    startedOn: activity.startedOn,
    endedOn: activity.endedOn ?? null,
    areaCode: activity.areaCode,
    attendance: activity.attendance ?? null,
    women: activity.women ?? null,
    men: activity.men ?? null,
    under14: activity.under14 ?? null,
    from14to30: activity.from14to30 ?? null,
    from31to59: activity.from31to59 ?? null,
    from60: activity.from60 ?? null,
    participants: activity.participants,
    topics: activity.topics,
    shortcomings: activity.shortcomings,
    proposals: activity.proposals,
  }
}
type WrittenColumns = ReturnType<typeof writtenColumns>

const columnsOfParts: Readonly<Record<ActivityPart, readonly (keyof WrittenColumns)[]>> = {
  kind: ['kind'],
  title: ['original', 'titleTg', 'titleRu', 'titleEn'],
  startedOn: ['startedOn'],
  endedOn: ['endedOn'],
  area: ['areaCode'],
  attendance: ['attendance'],
  counts: [...activityCounts.sexes, ...activityCounts.ages],
  topics: ['topics'],
  shortcomings: ['shortcomings'],
  proposals: ['proposals'],
  participants: ['participants'],
}

/** The parts in which two versions of an activity differ. */
export function changedParts(before: Pick<ActivityRow, keyof WrittenColumns>, after: WrittenColumns): ActivityPart[] {
  const parts = Object.entries(columnsOfParts) as [ActivityPart, readonly (keyof WrittenColumns)[]][]
  return parts.flatMap(([part, columns]) => {
    const changed = Object.fromEntries(columns.map((column) => [column, after[column]]))
    return sameColumns(changed, before) ? [] : [part]
  })
}
