import { fewestCases } from '@hamkori/schema/dashboards'
import { wilson } from '../releases/index.ts'
import { answeredBy, medianDays } from './kaplan-meier.ts'
import type { ClockedCases } from './timeliness.queries.ts'

/** How fast the cases of some departments were answered. Shares are per cent; null where too few cases are behind them. */
export interface TimelinessFigures {
  /** Sent in the period. */
  readonly cases: number
  /** Those of them whose last day has passed. */
  readonly due: number
  readonly inTime: number | null
  /** The ends of its interval. */
  readonly low: number | null
  readonly high: number | null
  /** Null too where half of the cases still wait. */
  readonly medianDays: number | null
  readonly answeredIn15: number | null
  readonly answeredIn30: number | null
  /** Without an answer today, whenever they were sent; and of them those whose last day has passed. */
  readonly open: number
  readonly overdue: number
}

/**
 * The figures of some cases. The share answered in time is one of those whose last day has passed: with the others, which can only
 * have been answered in time so far, it would be too good. Median and shares by a day count open cases as Kaplan and Meier do. What was
 * missed before a case went to the superior department counts as missed, and the case itself once, where it is now.
 * What its council took back before an answer was sent, and nothing more.
 */
export function figuresOf(all: readonly ClockedCases[]): TimelinessFigures {
  const sent = all.filter(({ inPeriod }) => inPeriod)
  const timed = sent.filter(({ takenBack }) => !takenBack)
  const due = timed.filter(({ isDue }) => isDue)
  const open = all.filter(({ answered, passedOn, takenBack }) => !answered && !passedOn && !takenBack)
  const [cases, ended] = [countOf(sent.filter(({ passedOn }) => !passedOn)), countOf(due)]
  const inTime = countOf(due.filter((alike) => alike.inTime))
  const interval = ended < fewestCases ? null : wilson(inTime, ended)
  const isEnough = countOf(timed) >= fewestCases
  const by = (day: number) => (isEnough ? percent(answeredBy(day, timed)?.share ?? 0) : null)
  return {
    cases,
    due: ended,
    inTime: interval === null ? null : percent(inTime / ended),
    low: interval === null ? null : percent(interval.low),
    high: interval === null ? null : percent(interval.high),
    medianDays: isEnough ? medianDays(timed) : null,
    answeredIn15: by(15),
    answeredIn30: by(30),
    open: countOf(open),
    overdue: countOf(open.filter(({ isDue }) => isDue)),
  }
}

function countOf(all: readonly ClockedCases[]): number {
  return all.reduce((sum, { count }) => sum + count, 0)
}

/** A share as per cent with two decimals. */
function percent(share: number): number {
  return Math.round(share * 10_000) / 100
}
