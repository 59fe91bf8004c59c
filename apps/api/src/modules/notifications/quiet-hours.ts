import { quietHours } from '@hamkori/schema/notifications.constants'
import { now, startOfDay, today } from '../../platform/clock.ts'

const hourMilliseconds = 3_600_000

/** True where nobody is to be written to at this moment. */
export function isQuiet(moment: Date = now()): boolean {
  const hour = Math.floor((moment.getTime() - startOfDay(today(moment)).getTime()) / hourMilliseconds)
  return hour >= quietHours.from || hour < quietHours.to
}
