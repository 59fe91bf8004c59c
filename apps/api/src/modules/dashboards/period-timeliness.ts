import type { TimelinessSource } from '../../platform/timeliness.ts'
import { readTerritory } from '../territory/index.ts'
import { departmentsWithin } from './read-timeliness.ts'
import { figuresOf } from './timeliness.ts'
import type { TimelinessFigures } from './timeliness.ts'
import { timelinessReader } from './timeliness.queries.ts'

/** A place by its code, and the days of a period, YYYY-MM-DD, both included. */
export interface PlaceAndPeriod {
  readonly areaCode: string
  readonly from: string
  readonly to: string
}

/** How fast what was sent in a period was answered: in all, and by GraphQL type of the records. */
export interface PeriodTimeliness {
  readonly all: TimelinessFigures
  readonly ofType: (recordType: string) => TimelinessFigures
}

/**
 * Makes the reader of how fast the departments of a place answered what was sent to them in a period, as it stands today. `open` and
 * `overdue` count what waits today, whenever it was sent. One statement; figures of nothing for a code that no place has.
 */
export function periodTimeliness(sources: readonly TimelinessSource[]) {
  const read = timelinessReader(sources)
  return async ({ areaCode, from, to }: PlaceAndPeriod): Promise<PeriodTimeliness> => {
    const territory = await readTerritory()
    const area = territory.areaByCode.get(areaCode)
    const departmentIds = area === undefined ? [] : departmentsWithin(territory, area).map(({ id }) => id)
    const cases = await read({ departmentIds, from, to })
    return {
      all: figuresOf(cases),
      ofType: (recordType) => figuresOf(cases.filter((alike) => alike.recordType === recordType)),
    }
  }
}
