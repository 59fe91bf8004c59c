import { AsyncLocalStorage } from 'node:async_hooks'

const pinned = new AsyncLocalStorage<Date>()

/** The present moment. Tests and the seed pin it with {@link atMoment}. */
export function now(): Date {
  return pinned.getStore() ?? new Date()
}

/** Runs `work` as if the present moment were `moment`. */
export function atMoment<T>(moment: Date, work: () => T): T {
  return pinned.run(moment, work)
}

const dushanbeOffsetMilliseconds = 5 * 60 * 60 * 1000

/** The calendar day in Dushanbe (UTC+5, no daylight saving since 1991) as YYYY-MM-DD. */
export function today(moment: Date = now()): string {
  return new Date(moment.getTime() + dushanbeOffsetMilliseconds).toISOString().slice(0, 10)
}

/** The moment at which a calendar day, YYYY-MM-DD, begins in Dushanbe. */
export function startOfDay(day: string): Date {
  return new Date(dateOf(day).getTime() - dushanbeOffsetMilliseconds)
}

/** A `date` column's value for a calendar day: midnight UTC, as Prisma reads and writes `@db.Date`. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`)
}

/** The calendar day, YYYY-MM-DD, of a `date` column's value. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
