import { shiftMonth } from '@hamkori/schema/dashboards'
import { channels, contactKinds } from '@hamkori/schema/feedback'
import { arrivals, country, releaseDays } from '../modules/releases/testing/country.ts'
import type { PublishedSums } from '../modules/releases/suppression/published-sums.ts'
import type { PublishedRow } from './published-scores.ts'

/** Answers to one statement or fact that came about one unit in one month before one release. */
interface Batch {
  readonly unit: string
  readonly release: number
  readonly month: string
}

/** Batches that are published together; see docs/modules/releases.md. Put together here once more, from the words of that page. */
interface Group {
  readonly release: number
  readonly month: string
  /** The unit, or the place for which alone it counts. */
  readonly place: string
  readonly batches: readonly Batch[]
}

/** By what a quarter is broken down. */
export type Parts = 'kind' | 'channel'

/** What somebody who reads everything and knows how releases are made can write down of one statement or fact. */
export interface Reader {
  /** True answers in what this row of a release tells of. */
  truth(row: PublishedRow, release: number): number
  /** Everything that these rows of all releases say, as sums of the unknown answers by unit, part, month and week of coming. */
  sums(rows: readonly (readonly PublishedRow[])[]): PublishedSums
  /** The same, and that never more than nine answers about a unit are left waiting. */
  sumsWithRule(rows: readonly (readonly PublishedRow[])[]): PublishedSums
}

const parentOf = new Map<string, string>()
for (const [region, districts] of Object.entries(country)) {
  parentOf.set(region, 'TJ')
  for (const [district, units] of Object.entries(districts)) {
    if (district !== region) parentOf.set(district, region)
    for (const unit of units) parentOf.set(unit, district)
  }
}
const units = Object.values(country)
  .flatMap((districts) => Object.values(districts).flat())
  .toSorted()
const slots = [...new Set(arrivals.map(({ release, day }) => `${release} ${day.slice(0, 7)}`))]
const partsOf = { kind: contactKinds, channel: channels } as const

/** The country, its regions, districts and units, as `unit SU-01-1`. */
export const scopes: readonly string[] = [
  'country TJ',
  ...[...parentOf.keys()].map((code) => {
    const level = units.includes(code) ? 'unit' : parentOf.get(code) === 'TJ' ? 'region' : 'area'
    return `${level} ${code}`
  }),
]

/** Whether a place or unit is another one, or lies in it. */
export function isWithin(code: string, whole: string): boolean {
  for (let at: string | undefined = code; at !== undefined; at = parentOf.get(at)) if (at === whole) return true
  return false
}

/** The months of a period; of `12 months` those that end with the month of a release. */
export function monthsOf(period: string, release: number): string[] {
  const last = (releaseDays[release - 1] ?? '').slice(0, 7)
  if (period === '12 months') return Array.from({ length: 12 }, (_, at) => shiftMonth(last, at - 11))
  if (!period.includes('Q')) return [period]
  const first = `${period.slice(0, 4)}-${String(Number(period.slice(-1)) * 3 - 2).padStart(2, '0')}`
  return [first, shiftMonth(first, 1), shiftMonth(first, 2)]
}

/** A reader of one statement or fact (`a8`, `f1`), by kinds of contact or by channels. */
export function readerOf(measure: string, parts: Parts): Reader {
  const columns: readonly string[] = partsOf[parts]
  const cellOf = ({ unit, release, month }: Batch, column: number) =>
    (units.indexOf(unit) * slots.length + slots.indexOf(`${release} ${month}`)) * columns.length + column
  const cells = units.length * slots.length * columns.length
  const values = new Array<number>(cells).fill(0)
  for (const { release, day, input } of arrivals) {
    const said = (input as unknown as Record<string, unknown>)[measure]
    if (!(said === 'yes' || said === 'no' || (typeof said === 'number' && said > 0))) continue
    const column = columns.indexOf(parts === 'kind' ? input.contactKind : (input.channel ?? 'web'))
    const cell = cellOf({ unit: input.unitCode, release, month: day.slice(0, 7) }, column)
    values[cell] = (values[cell] ?? 0) + 1
  }
  const all = columns.map((_, column) => column)
  const cellsOf = (batches: readonly Batch[], of: readonly number[]) =>
    batches.flatMap((batch) => of.map((column) => cellOf(batch, column)))
  const trueOf = (which: readonly number[]) => which.reduce((sum, cell) => sum + (values[cell] ?? 0), 0)
  const { groups, waiting } = groupsOf((batches) => trueOf(cellsOf(batches, all)))

  const cellsTold = ({ code, period, part }: PublishedRow, release: number): number[] => {
    const of = part === 'all' ? all : [columns.indexOf(part.split(':')[1] ?? '')]
    const months = monthsOf(period, release)
    return groups
      .filter((group) => group.release <= release && months.includes(group.month) && isWithin(group.place, code))
      .flatMap(({ batches }) => cellsOf(batches, of))
  }
  const sums = (rows: readonly (readonly PublishedRow[])[]): PublishedSums => {
    const told = new Map<string, { cells: number[]; total: number }>()
    for (const [at, ofRelease] of rows.entries())
      for (const row of ofRelease) {
        if (row.part !== 'all' && !row.part.startsWith(parts)) continue
        const which = cellsTold(row, at + 1).toSorted((one, other) => one - other)
        // Of ten to twenty-nine the count is withheld; this reader has guessed it.
        if (which.length > 0) told.set(which.join(), { cells: which, total: row.answers ?? trueOf(which) })
      }
    const small = smallSets(cellsOf).filter((which) => trueOf(which) < 10)
    return {
      cells,
      known: new Map(),
      sums: [...told.values()],
      primaries: small.map((which) => ({ cells: which, value: trueOf(which) })),
    }
  }
  return {
    truth: (row, release) => trueOf(cellsTold(row, release)),
    sums,
    sumsWithRule(rows) {
      const known = sums(rows)
      // What is left of nine is one more unknown, which is not below 0 either.
      const rules = waiting.map((batches, at) => ({ cells: [...cellsOf(batches, all), cells + at], total: 9 }))
      return { ...known, cells: cells + waiting.length, sums: [...known.sums, ...rules] }
    },
  }

  /** Whatever a reader may want to know: each finest cell, and sums over parts, over months of coming, and over both. */
  function smallSets(join: typeof cellsOf): number[][] {
    const sets: number[][] = []
    for (const unit of units) {
      const own = slots.map((slot): Batch => ({ unit, release: Number(slot[0]), month: slot.slice(2) }))
      for (const batch of own) sets.push(join([batch], all), ...all.map((column) => join([batch], [column])))
      const quarters = Map.groupBy(own, ({ month }) => Math.floor((Number(month.slice(5)) - 1) / 3))
      for (const batches of [...quarters.values(), own]) for (const column of all) sets.push(join(batches, [column]))
    }
    return sets
  }
}

/** Puts answers together as the rules say: as soon as ten wait, month by month; what waited half a year with others nearby. */
function groupsOf(count: (batches: readonly Batch[]) => number): { groups: Group[]; waiting: Batch[][] } {
  const groups: Group[] = []
  const left: Batch[][] = []
  const waitingOf = new Map(units.map((unit): [string, Batch[]] => [unit, []]))
  for (const [at, through] of releaseDays.entries()) {
    const [release, last] = [at + 1, through.slice(0, 7)]
    const open = at === 0 ? '' : quarterAfter(releaseDays[at - 1] ?? '')
    const stale: string[] = []
    for (const unit of units) {
      let waiting = waitingOf.get(unit) ?? []
      for (const slot of slots.filter((one) => one.startsWith(`${release} `))) {
        const month = slot.slice(2)
        waiting = [...waiting, { unit, release, month }]
        if (count(waiting) >= 10) {
          groups.push({ release, month: month > open ? month : open, place: unit, batches: waiting })
          waiting = []
        } else left.push(waiting)
      }
      waitingOf.set(unit, waiting)
      const since = waiting.find((batch) => count([batch]) > 0)?.month
      if (since !== undefined && since <= shiftMonth(last, -6)) stale.push(unit)
    }
    let rest = stale
    for (const level of ['area', 'region', 'country']) {
      const places = Map.groupBy(rest, (unit) => ancestor(unit, level))
      rest = []
      for (const [place, together] of places) {
        const batches = together.flatMap((unit) => waitingOf.get(unit) ?? [])
        if (place === null || count(batches) < 10) rest.push(...together)
        else {
          groups.push({ release, month: last > open ? last : open, place, batches })
          for (const unit of together) waitingOf.set(unit, [])
        }
      }
    }
  }
  return { groups, waiting: left }
}

function ancestor(unit: string, level: string): string | null {
  for (let at = parentOf.get(unit); at !== undefined; at = parentOf.get(at))
    if (scopes.includes(`${level} ${at}`)) return at
  return null
}

/** The first month that is still open after a release on the Monday after this day. */
function quarterAfter(day: string): string {
  const month = Number(day.slice(5, 7))
  return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}`
}
