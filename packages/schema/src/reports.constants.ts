import { shiftMonth } from './dashboards.constants.ts'

/** How a report stands: it is written, its files are made, it is frozen for good. */
export const reportStates = ['draft', 'making', 'frozen'] as const
export type ReportState = (typeof reportStates)[number]

/** Most code points of the texts. */
export const reportLimits = { foreword: 6_000, conclusions: 10_000 } as const

/** A quarter (`2026-Q3`, of a region) or a year (`2026`, of the country). */
export const reportPeriod = /^20\d{2}(?:-Q[1-4])?$/u

/** True for a quarter, false for a year. */
export function isQuarter(period: string): boolean {
  return period.includes('Q')
}

/** The months (`YYYY-MM`) of a period, earliest first. */
export function monthsOfPeriod(period: string): string[] {
  const year = period.slice(0, 4)
  const quarter = isQuarter(period) ? Number(period.slice(-1)) : null
  const first = `${year}-${String(quarter === null ? 1 : quarter * 3 - 2).padStart(2, '0')}`
  return Array.from({ length: quarter === null ? 12 : 3 }, (_, at) => shiftMonth(first, at))
}

/** The first and the last day (`YYYY-MM-DD`) of a period. */
export function daysOfPeriod(period: string): { readonly from: string; readonly to: string } {
  const months = monthsOfPeriod(period)
  const last = months.at(-1) ?? ''
  const days = new Date(Date.UTC(Number(last.slice(0, 4)), Number(last.slice(5)), 0)).getUTCDate()
  return { from: `${months[0] ?? ''}-01`, to: `${last}-${days}` }
}

/** The reference of a report, as its address has it: `TJ-SU-2026-Q3-1`. */
export function reportReference(areaCode: string, period: string, version: number): string {
  return `${areaCode}-${period}-${version}`
}
