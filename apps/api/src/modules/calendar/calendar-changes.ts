import type { DayOffCalendar } from '@hamkori/schema/working-days'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/viewer.ts'

/** A change of the calendar of days off, inside the transaction that makes it. */
export interface CalendarChange {
  readonly tx: Tx
  readonly actor: Actor
  /** The office in which the actor acts, as the public history prints it. */
  readonly capacity: string
  /** The day that was entered or removed, YYYY-MM-DD. */
  readonly day: string
  /** The calendar as it is from now on. */
  readonly calendar: DayOffCalendar
}

/** Moves the dates that follow from the calendar. Answers how many records it changed. */
type Listener = (change: CalendarChange) => Promise<number>

const listeners: Listener[] = []

/** Lets a module that counts working days follow every change. The module is above this one, which therefore cannot call it. */
export function whenCalendarChanges(listener: Listener): void {
  listeners.push(listener)
}

/** Tells all who follow the calendar of a change, one after another. Answers how many records they changed. */
export async function followCalendar(change: CalendarChange): Promise<number> {
  let moved = 0
  for (const listener of listeners) moved += await listener(change)
  return moved
}
