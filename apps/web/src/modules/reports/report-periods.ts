import { daysOfPeriod } from '@hamkori/schema/reports.constants'

/** Quarters and years that are offered: a report of an older one is seldom begun, and its numbers stand in open files. */
const offeredQuarters = 8
const offeredYears = 3

/** The periods that had ended before this day (YYYY-MM-DD), the newest first: years for the country, quarters for a region. */
export function endedPeriods(day: string, isCountry: boolean): string[] {
  const year = Number(day.slice(0, 4))
  const years = Array.from({ length: offeredYears + 1 }, (_, back) => String(year - back))
  const periods = isCountry ? years : years.flatMap((of) => [4, 3, 2, 1].map((quarter) => `${of}-Q${quarter}`))
  return periods.filter((period) => daysOfPeriod(period).to < day).slice(0, isCountry ? offeredYears : offeredQuarters)
}
