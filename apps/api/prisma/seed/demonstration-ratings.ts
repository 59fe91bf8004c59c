import { addDays, isoWeekday } from '@hamkori/schema/dates'
import type { SubmitRatingInput } from '@hamkori/schema/feedback'
import { atMoment, today } from '../../src/platform/clock.ts'
import { sql } from 'kysely'
import { run } from '../../src/platform/db.ts'
import { kysely, query } from '../../src/platform/query.ts'
import type { SystemActor } from '../../src/platform/viewer.ts'
import { aggregate, submitRating } from '../../src/modules/feedback/index.ts'
import { invent } from './ratings/answers.ts'
import { randomFrom } from './ratings/random.ts'
import type { Random } from './ratings/random.ts'
import { characters } from './ratings/units.ts'
import type { UnitCharacter } from './ratings/units.ts'

/** How many demonstration ratings there are. */
export const demonstrationRatings = 40_000
const seed = 20_261_121
/** About 18 months. */
const days = 548
/** Below the writer's capacity, so that none is refused. */
const atOnce = 1_000

const actor: SystemActor = { kind: 'system', name: 'demonstration' }

const findUnits = query(() =>
  kysely
    .selectFrom('police_unit as u')
    .innerJoin('area as place', 'place.id', 'u.area_id')
    .leftJoin('area as region', (join) =>
      join.onRef('region.id', '=', 'place.parent_id').on('region.kind', '=', sql.lit('region')),
    )
    .where('u.closed_on', 'is', null)
    .orderBy('u.code')
    .select(['u.code', 'place.population'])
    .select((unit) => [
      unit.fn.coalesce('region.code', 'place.code').as('regionCode'),
      sql<number>`(count(*) OVER (PARTITION BY u.area_id))::int`.as('neighbours'),
    ]),
)

/** A pause in the loading: everything up to a day, YYYY-MM-DD, has been stored and counted. */
export interface Pause {
  readonly through: string
  work(): Promise<void>
}

/**
 * Stores invented ratings of the last 18 months, up to the day on which they are loaded, through the same action and writer as
 * a resident's, each marked as demonstration, day by day. The same numbers every time: loading them again stores nothing twice, and
 * the days of the first load stay. `report` gets lines of progress; `pauses`, by day, are made between days, so that releases
 * can be published as they would have been. Answers how many ratings were sent.
 */
export async function loadDemonstrationRatings(
  report: (line: string) => void,
  total = demonstrationRatings,
  pauses: readonly Pause[] = [],
): Promise<number> {
  const random = randomFrom(seed)
  const units = characters(await run(findUnits, {}), random)
  if (units.length === 0) throw new Error('The territory must be loaded before its ratings.')
  const calendar = calendarOf(today())
  const invented = Array.from({ length: total }, () => inventOne(random, units, calendar))
  // Those of one day stay in the order in which they were invented.
  const ordered = invented.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
  let sent = 0
  for (const { through, work } of [...pauses, { through: today(), work: async () => {} }]) {
    while (sent < total) {
      const some = ordered.slice(sent, sent + atOnce).filter(({ day }) => day <= through)
      if (some.length === 0) break
      await Promise.all(some.map(sendOne))
      const before = sent
      sent += some.length
      if (Math.floor(sent / 10_000) > Math.floor(before / 10_000))
        report(`demonstration ratings: ${sent - (sent % 10_000)} of ${total}`)
    }
    while ((await aggregate()) > 0);
    await work()
  }
  return total
}

interface Invented {
  /** YYYY-MM-DD. */
  readonly day: string
  readonly input: SubmitRatingInput
}

function inventOne(random: Random, units: readonly UnitCharacter[], calendar: Calendar): Invented {
  const unit = pickWeighted(random, units, unitWeights(units))
  const day = pickWeighted(random, calendar.days, calendar.weights)
  return { day, input: invent(random, unit, calendar.days.indexOf(day) / (calendar.days.length - 1)) }
}

function sendOne({ day, input }: Invented): Promise<unknown> {
  return atMoment(new Date(`${day}T07:00:00Z`), () => submitRating(actor, input, { demonstration: true }))
}

interface Calendar {
  readonly days: readonly string[]
  /** Running sums. */
  readonly weights: readonly number[]
}

/** More and more people know of the questionnaire; fewer come on weekends. */
function calendarOf(lastDay: string): Calendar {
  const list = Array.from({ length: days }, (_, at) => addDays(lastDay, at - days + 1))
  return {
    days: list,
    weights: running(list.map((day, at) => (0.6 + (0.8 * at) / days) * (isoWeekday(day) > 5 ? 0.55 : 1))),
  }
}

const sums = new WeakMap<readonly UnitCharacter[], readonly number[]>()
function unitWeights(units: readonly UnitCharacter[]): readonly number[] {
  const known = sums.get(units) ?? running(units.map(({ weight }) => weight))
  sums.set(units, known)
  return known
}

function running(weights: readonly number[]): number[] {
  let sum = 0
  return weights.map((weight) => (sum += weight))
}

function pickWeighted<T>(random: Random, items: readonly T[], runningSums: readonly number[]): T {
  const target = random.next() * (runningSums.at(-1) ?? 0)
  const at = runningSums.findIndex((sum) => sum > target)
  const item = items[at]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}
