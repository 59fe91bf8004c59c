import { channels, contactKinds, factKeys, scoreKeys } from '@hamkori/schema/feedback'
import type { SubmitRatingInput } from '@hamkori/schema/feedback'
import { atMoment } from '../../../platform/clock.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { submitRating } from '../../feedback/index.ts'
import { layPlaces, threeTaps } from '../../feedback/testing/units.ts'
import type { ReleaseRow } from '../release.queries.ts'
import { publishAnswers } from './publish.ts'

/** Regions, their districts and units: large ones, small ones, one alone in its district, one directly in a region, one that nobody rates. */
export const country: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'TJ-SU': { 'TJ-SU': ['SU-00-1'], 'TJ-SU-01': ['SU-01-1', 'SU-01-2'], 'TJ-SU-02': ['SU-02-1', 'SU-02-2'] },
  'TJ-KT': { 'TJ-KT-01': ['KT-01-1', 'KT-01-2'], 'TJ-KT-02': ['KT-02-1'] },
  'TJ-GB': { 'TJ-GB-01': ['GB-01-1', 'GB-01-2'] },
}

/** When releases are made: the first closes two quarters, the next two follow week by week, the last closes one more. */
export const releaseDays = ['2026-07-05', '2026-07-12', '2026-07-19', '2026-10-04'] as const

const letters = 'abcdefghij'
const units = [
  'SU-01-1',
  'SU-01-2',
  'SU-02-1',
  'SU-02-2',
  'SU-00-1',
  'KT-01-1',
  'KT-01-2',
  'KT-02-1',
  'GB-01-1',
  'GB-01-2',
]

function months(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts).map(([letter, ratings]) => [units[letters.indexOf(letter)] ?? '', ratings])
}

/** Pleased by nearly everything: its scores are bounds. And one of which people are pleased more and more. */
const [alike, better] = ['SU-00-1', 'SU-01-1']

/** How many ratings each unit gets before each release, by the day on which they come. */
const numbers: readonly Readonly<Record<string, readonly (readonly [unit: string, ratings: number])[]>>[] = [
  {
    '2026-01-14': months({ a: 40, b: 12, c: 2, d: 1, e: 31, f: 60, g: 5, h: 3, i: 11 }),
    '2026-02-14': months({ a: 45, b: 0, c: 1, d: 0, e: 33, f: 20, g: 5, h: 1, i: 0 }),
    '2026-03-14': months({ a: 38, b: 9, c: 3, d: 1, e: 30, f: 15, g: 5, h: 0, i: 0 }),
    '2026-04-14': months({ a: 42, b: 14, c: 0, d: 1, e: 35, f: 10, g: 5, h: 2, i: 12 }),
    '2026-05-14': months({ a: 50, b: 3, c: 2, d: 0, e: 32, f: 9, g: 5, h: 0, i: 0 }),
    '2026-06-14': months({ a: 36, b: 11, c: 1, d: 1, e: 34, f: 8, g: 5, h: 1, i: 0 }),
    '2026-07-02': months({ a: 6, b: 2, c: 1, d: 0, e: 3, f: 1, g: 5, h: 0, i: 0 }),
  },
  { '2026-07-08': months({ a: 12, b: 9, c: 3, f: 1, h: 1 }) },
  { '2026-07-15': months({ a: 1, b: 1, e: 9, g: 12 }) },
  {
    '2026-07-25': months({ a: 20, b: 5, c: 1, d: 1, e: 10, f: 9, g: 3, h: 1, i: 2, j: 3 }),
    '2026-08-10': months({ a: 30, b: 5, c: 1, d: 0, e: 3, f: 0, g: 3, h: 1, i: 7 }),
    '2026-09-10': months({ a: 25, b: 6, c: 2, d: 1, e: 4, f: 9, g: 3, h: 0, i: 5 }),
    '2026-10-02': months({ a: 3, b: 12, i: 1 }),
  },
]

/** A rating of the country: what was sent, when, and before which of the releases (from 1). */
export interface Arrival {
  readonly release: number
  readonly day: string
  readonly input: SubmitRatingInput
}

/** Everything that the country sends, the same in every run. */
export const arrivals: readonly Arrival[] = numbers.flatMap((days, at) =>
  Object.entries(days).flatMap(([day, units]) =>
    units.flatMap(([unit, ratings]) =>
      Array.from({ length: ratings }, (_, turn) => ({
        release: at + 1,
        day,
        input: ratingOf(unit, `${unit} ${day} ${turn}`, turn),
      })),
    ),
  ),
)

/** Lays the country out. */
export async function layCountry(): Promise<void> {
  await layPlaces(country)
}

/** Sends what comes before each release and makes it; only the first `releases` of them. */
export async function publishCountry(releases: number = releaseDays.length): Promise<ReleaseRow[]> {
  const made: ReleaseRow[] = []
  for (const [at, through] of releaseDays.slice(0, releases).entries()) {
    const sent = arrivals.filter(({ release }) => release === at + 1)
    await Promise.all(
      sent.map(({ day, input }) =>
        atMoment(new Date(`${day}T07:00:00Z`), () => submitRating(anonymous, { ...threeTaps(), ...input })),
      ),
    )
    made.push(await atMoment(weeklyMoment(through), () => publishAnswers(through)))
  }
  return made
}

/** Monday, 0:00 in Dushanbe, after a last day. */
export function weeklyMoment(through: string): Date {
  return new Date(`${through}T19:00:00Z`)
}

function ratingOf(unitCode: string, name: string, turn: number): SubmitRatingInput {
  const month = Number(name.split(' ')[1]?.slice(5, 7))
  const share = unitCode === alike ? 1 : unitCode === better ? 0.25 + month * 0.08 : 0.55
  const point = (of: string) => (chance(`${name} ${of}`) < share ? 4 + (turn % 2) : 1 + (turn % 3))
  const given = scoreKeys.filter((key) => key === 'a8' || chance(`${name} ${key} given`) < 0.7)
  const facts = factKeys.filter((key) => chance(`${name} ${key} given`) < 0.5)
  return {
    ...threeTaps({
      unitCode,
      // One unit has one kind of contact only, the others unequal ones.
      contactKind: unitCode === 'KT-01-2' ? 'summons' : oneOf(contactKinds, chance(`${name} kind`) ** 2),
      channel: oneOf(channels, chance(`${name} channel`) ** 3),
    }),
    ...Object.fromEntries(
      given.map((key) => [key, chance(`${name} ${key} applies`) < 0.1 && key !== 'a8' ? 0 : point(key)]),
    ),
    ...Object.fromEntries(
      facts.map((key) => [key, chance(`${name} ${key}`) < (key > 'f5' ? 0.02 : 0.6) ? 'yes' : 'no']),
    ),
  }
}

function oneOf<Value>(values: readonly [Value, ...Value[]], chosen: number): Value {
  return values[Math.floor(chosen * values.length)] ?? values[0]
}

/** From 0 to 1, the same for the same name (FNV-1a, mixed as in MurmurHash3). */
function chance(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
