import { createHash } from 'node:crypto'
import { addDays } from '@hamkori/schema/dates'
import { dayOffFinder } from '@hamkori/schema/working-days'
import { atMoment } from '../../../src/platform/clock.ts'

const dayOffOn = dayOffFinder()

/** The day that many days before `day` (after it, where negative), or the working day before that one. */
export function workingDay(day: string, daysBefore: number): string {
  let found = addDays(day, -daysBefore)
  while (dayOffOn(found) !== null) found = addDays(found, -1)
  return found
}

/** Acts at a time of day in Dushanbe (HH:MM) on a day, as if it were now. */
export function actOn<Result>(day: string, time: string, act: () => Promise<Result>): Promise<Result> {
  return atMoment(new Date(`${day}T${time}:00+05:00`), act)
}

/** A version 4 UUID that is always the same for a text: the key under which a record is made once. */
export function keyOf(text: string): string {
  const hex = createHash('sha256').update(`hamkori demonstration ${text}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
