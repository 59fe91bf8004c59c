/**
 * One release in a process of its own, as `bench/scale/main.ts` starts it: `node release.ts <last day>`, as if it were the night after
 * that day. Prints one line of JSON, {@link MadeRelease}.
 */
import { addDays } from '@hamkori/schema/dates'
import { makeScheduledRelease } from '../../src/modules/releases/index.ts'
import { atMoment, startOfDay } from '../../src/platform/clock.ts'
import { db, pool } from '../../src/platform/db.ts'

/** What a release took. */
export interface MadeRelease {
  readonly number: number
  readonly seconds: number
  /** Processor time of its process meanwhile, which a busy machine does not stretch; the database's own is not in it. */
  readonly processorSeconds: number
  /** The most memory that its process ever had, MiB. */
  readonly peakMemory: number
}

const through = process.argv[2] ?? ''
const [began, usedBefore] = [performance.now(), process.cpuUsage()]
const release = await atMoment(startOfDay(addDays(through, 1)), () => makeScheduledRelease(through))
const seconds = (performance.now() - began) / 1000
const used = process.cpuUsage(usedBefore)
if (release === null) throw new Error(`no release up to ${through} was made`)
const made: MadeRelease = {
  number: release.number,
  seconds,
  processorSeconds: (used.user + used.system) / 1e6,
  peakMemory: Math.round(process.resourceUsage().maxRSS / 1024),
}
process.stdout.write(`${JSON.stringify(made)}\n`)
await db.$disconnect()
if (!pool.ended) await pool.end()
