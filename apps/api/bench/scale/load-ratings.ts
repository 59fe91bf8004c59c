import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { addDays } from '@hamkori/schema/dates'
import { factKeys } from '@hamkori/schema/feedback'
import type { SubmitRatingInput } from '@hamkori/schema/feedback'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { invent } from '../../prisma/seed/ratings/answers.ts'
import { randomFrom, type Random } from '../../prisma/seed/ratings/random.ts'
import { characters, type UnitCharacter, type UnitOnMap } from '../../prisma/seed/ratings/units.ts'
import { progressBar } from './progress.ts'

/** How a rating keeps what was answered to F1 to F8. */
const letters = { yes: 'y', no: 'n', notSure: 'u', preferNotToSay: 'p', none: '-' } as const
/** Months of ratings, the last one included. */
const months = 18
const rowsAtOnce = 1_000
const columns = `id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, initiated_by, happened, channel,
  received_on, a1, a2, a3, a4, a5, a6, a7, a8, facts, age_band, sex, shuffled`

/**
 * Adds ratings of the 18 months up to a day until there are `size`, spread and answered as in the demonstration (the same generator):
 * by COPY, as the owner, as they lie once their days have passed, each month in its partition. Their keys are left out: only the
 * statement that accepts ratings asks for them.
 */
export async function growTo(owner: Client, size: number, through: string): Promise<void> {
  const units = await readUnits(owner)
  const days = daysUpTo(through)
  await addPartitions(owner, [...new Set(days.map((day) => `${day.slice(0, 7)}-01`))], units)
  const held = await countHeld(owner)
  const random = randomFrom(20_261_130 + held)
  const report = progressBar('ratings', size - held)
  let done = 0
  // Month by month, so that what is written into stays in memory.
  for (const [month, own] of Map.groupBy(days, (day) => day.slice(0, 7))) {
    const last = month === through.slice(0, 7)
    const some = last ? size - held - done : Math.round(((size - held) * own.length) / days.length)
    await copy(
      owner,
      some,
      (count) => invented(random, units, own, count, true),
      (more) => report(done + more),
    )
    done += some
  }
  await owner.query('VACUUM ANALYZE rating')
}

/** Adds ratings of one week as they arrive, where they arrive, and lets them wait for the folder. */
export async function addWeek(owner: Client, count: number, lastDay: string): Promise<void> {
  const units = await readUnits(owner)
  const week = Array.from({ length: 7 }, (_, at) => addDays(lastDay, -at))
  await owner.query('TRUNCATE rating_arrived, rating_sum_pending')
  const random = randomFrom(1 + (await countHeld(owner)))
  await copy(
    owner,
    count,
    (some) => invented(random, units, week, some, false),
    progressBar('ratings of a week', count),
  )
  await owner.query(`INSERT INTO rating_sum_pending (rating_id, unit_id, month, contact_kind, channel, a1, a2, a3, a4, a5, a6, a7, a8, facts, demonstration)
    SELECT id, unit_id, date_trunc('month', received_on::timestamp)::date, contact_kind, channel, a1, a2, a3, a4, a5, a6, a7, a8, facts, demonstration
    FROM rating_arrived`)
}

/** Ratings of days that have passed. */
async function countHeld(owner: Client): Promise<number> {
  const { rows } = await owner.query<{ held: number }>('SELECT count(*)::int AS held FROM rating WHERE shuffled')
  return rows[0]?.held ?? 0
}

interface Unit extends UnitCharacter {
  readonly id: string
}

async function readUnits(owner: Client): Promise<Unit[]> {
  const { rows } = await owner.query<UnitOnMap & { id: string }>(`
    SELECT u.id, u.code, place.population, coalesce(region.code, place.code) AS "regionCode",
      (count(*) OVER (PARTITION BY u.area_id))::int AS neighbours
    FROM police_unit u JOIN area place ON place.id = u.area_id LEFT JOIN area region ON region.id = place.parent_id AND region.kind = 'region'
    WHERE u.closed_on IS NULL ORDER BY u.code`)
  const drawn = characters(rows, randomFrom(20_261_121))
  return rows.flatMap(({ id }, at) => (drawn[at] === undefined ? [] : [{ ...drawn[at], id }]))
}

/** Lets the database's own function make the partitions, which it does for months in which something has arrived. */
async function addPartitions(owner: Client, firstDays: readonly string[], [unit]: readonly Unit[]): Promise<void> {
  if (unit === undefined) throw new Error('there is no unit to rate')
  await owner.query(
    `INSERT INTO rating_arrived (id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, channel, received_on, a8)
     SELECT gen_random_uuid(), gen_random_uuid(), sha256(''), sha256(gen_random_uuid()::text::bytea), $1, '-', 'other', 'web', day, 5 FROM unnest($2::date[]) AS day`,
    [unit.id, firstDays],
  )
  await owner.query('SELECT add_rating_partitions()')
  await owner.query('TRUNCATE rating_arrived')
}

async function copy(
  owner: Client,
  count: number,
  rows: (count: number) => string,
  report: (done: number) => void,
): Promise<void> {
  function* chunks(): Generator<string> {
    for (let done = 0; done < count; done += rowsAtOnce) {
      const some = Math.min(rowsAtOnce, count - done)
      yield rows(some)
      report(done + some)
    }
  }
  await pipeline(Readable.from(chunks()), owner.query(copyFrom(`COPY rating (${columns}) FROM STDIN`)))
}

/** Lines of COPY's text format. */
function invented(
  random: Random,
  units: readonly Unit[],
  days: readonly string[],
  count: number,
  shuffled: boolean,
): string {
  const weights = runningWeights(units)
  return Array.from({ length: count }, () => {
    const unit = pick(random, units, weights)
    const day = days[Math.floor(random.next() * days.length)] ?? ''
    return lineOf(invent(random, unit, 0.5), unit, day, shuffled)
  }).join('')
}

function lineOf(input: SubmitRatingInput, unit: Unit, day: string, shuffled: boolean): string {
  const { a1, a2, a3, a4, a5, a6, a7, a8 } = input
  const facts = factKeys.map((key) => letters[input[key] ?? 'none']).join('')
  const values = [
    ...[randomUUID(), input.idempotencyKey, `\\\\x${createHash('sha256').update(input.receiptKey).digest('hex')}`],
    ...[`\\\\x${input.receiptKey}`, unit.id, input.instrument, input.contactKind, input.initiatedBy, input.happened],
    ...[input.channel, day, a1, a2, a3, a4, a5, a6, a7, a8, facts, input.ageBand, input.sex, shuffled],
  ]
  return `${values.map((value) => value ?? '\\N').join('\t')}\n`
}

const running = new WeakMap<readonly Unit[], readonly number[]>()

function runningWeights(units: readonly Unit[]): readonly number[] {
  const known = running.get(units)
  if (known !== undefined) return known
  let sum = 0
  const weights = units.map(({ weight }) => (sum += weight))
  running.set(units, weights)
  return weights
}

function pick(random: Random, units: readonly Unit[], weights: readonly number[]): Unit {
  const target = random.next() * (weights.at(-1) ?? 0)
  const unit = units[weights.findIndex((sum) => sum > target)]
  if (unit === undefined) throw new RangeError('nothing to pick from')
  return unit
}

function daysUpTo(through: string): string[] {
  const days: string[] = []
  for (let day = through; days.length < months * 30.4; day = addDays(day, -1)) days.push(day)
  return days.reverse()
}
