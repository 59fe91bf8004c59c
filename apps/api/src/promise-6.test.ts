import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from './platform/clock.ts'
import { anonymous } from './platform/viewer.ts'
import type { Viewer } from './platform/viewer.ts'
import { aggregate, submitRating } from './modules/feedback/index.ts'
import { threeTaps } from './modules/feedback/testing/units.ts'
import { forgetLatestNumber } from './modules/releases/read-release.ts'
import { auditAllSums } from './modules/releases/suppression/audit-tables.ts'
import { layCountry, publishCountry, releaseDays, weeklyMoment } from './modules/releases/testing/country.ts'
import { publishAnswers } from './modules/releases/testing/publish.ts'
import { ownerPool } from './testing/owner.ts'
import { council, signedInAsNobody, signedInAsPost, signedInAsSeat } from './testing/people.ts'
import { cellsOf, countNumbers, readApi, readFiles } from './testing/published-scores.ts'
import type { PublishedRow } from './testing/published-scores.ts'
import { isWithin, monthsOf, readerOf, scopes } from './testing/reader-of-releases.ts'
import type { Parts } from './testing/reader-of-releases.ts'

// P6, P7 and P12 over the releases of a small, uneven country: everything that anybody can get is collected, and everything is tried to
// compute fewer than ten answers from it.

const releases = releaseDays.map((_, at) => at + 1)
const readAll = async (viewer: Viewer, numbers: readonly number[] = releases) => ({
  api: await readApi(viewer, scopes, numbers),
  files: await Promise.all(numbers.map(readFiles)),
})
let everything: Awaited<ReturnType<typeof readAll>>
let rows: PublishedRow[][]

beforeAll(async () => {
  await layCountry()
  await publishCountry()
  everything = await readAll(anonymous)
  rows = everything.files.map(cellsOf)
}, 240_000)

/** Signs in somebody of every role: those of the police answer for the departments that are rated. */
async function everyRole(): Promise<Record<string, Viewer>> {
  const { rows: found } = await ownerPool.query<{ id: string; area_id: string }>('SELECT id, area_id FROM department')
  const { id: departmentId, area_id: areaId } = found[0] ?? { id: '', area_id: '' }
  const { id: councilId } = await council(departmentId, areaId)
  return {
    nobody: await signedInAsNobody(),
    member: await signedInAsSeat(councilId, 'member'),
    secretary: await signedInAsSeat(councilId, 'secretary'),
    chair: await signedInAsSeat(councilId, 'chair'),
    moderator: await signedInAsPost('moderator'),
    officer: await signedInAsPost('officer', departmentId),
    coordinator: await signedInAsPost('coordinator'),
    observer: await signedInAsPost('observer'),
    administrator: await signedInAsPost('administrator', departmentId),
  }
}

describe('P7', () => {
  it('every role is told the same scores as the public, of every scope and release', { timeout: 240_000 }, async () => {
    const numbers = countNumbers(everything)
    console.info(`${numbers} numbers of ${scopes.length} scopes in ${releases.length} releases`)
    expect(numbers).toBeGreaterThan(20_000)
    for (const [role, viewer] of Object.entries(await everyRole()))
      expect(JSON.stringify((await readAll(viewer)).api) === JSON.stringify(everything.api), role).toBe(true)
  })
})

describe('P6', () => {
  it('the API tells no count that the files do not tell', () => {
    for (const release of releases) {
      const told = new Map(rows[release - 1]?.map((row) => [keyOf(row), row.answers]))
      for (const scope of scopes)
        for (const [row, n] of countsOfApi(scope, release))
          expect([keyOf(row), n]).toEqual([keyOf(row), told.get(keyOf(row)) ?? null])
    }
  })

  it('every count, and every difference of two of which one holds the other, is none or ten and more', () => {
    const faults: string[] = []
    let differences = 0
    const judge = (what: string, difference: number) => {
      differences += 1
      if (difference !== 0 && difference < 10) faults.push(`${what}: ${difference}`)
    }
    for (const [at, ofRelease] of rows.entries()) {
      const release = at + 1
      const counted = ofRelease.filter(({ answers, scope }) => answers !== null && scope !== 'rest')
      for (const [, alike] of Map.groupBy(counted, ({ measure }) => (measure === 'ratings' ? 'A8' : measure)))
        for (const one of alike) {
          judge(keyOf(one), one.answers ?? 0)
          for (const other of alike)
            if (one !== other && holds(one, other, release))
              judge(`${keyOf(one)} less ${keyOf(other)}`, (one.answers ?? 0) - (other.answers ?? 0))
        }
      for (const earlier of rows.slice(0, at).keys()) {
        const before = new Map(rows[earlier]?.map((row) => [keyOf(row), row.answers]))
        for (const row of counted) {
          if (monthsOf(row.period, release).join() !== monthsOf(row.period, earlier + 1).join()) continue
          const n = before.get(keyOf(row))
          if (n != null) judge(`${keyOf(row)} of ${release} less that of ${earlier + 1}`, (row.answers ?? 0) - n)
        }
      }
    }
    expect(faults).toEqual([])
    console.info(`${differences} counts and differences`)
    expect(differences).toBeGreaterThan(10_000)
  })

  it.each<[string, Parts]>([
    ['a8', 'kind'],
    ['a8', 'channel'],
    ['a1', 'kind'],
    ['a5', 'kind'],
    ['f1', 'channel'],
  ])(
    'no fewer than ten answers to %s can be computed by %s, by linear programs',
    { timeout: 240_000 },
    async (measure, parts) => {
      const reader = readerOf(measure, parts)
      const told = rows.map((ofRelease) =>
        ofRelease.filter((row) => row.scope !== 'rest' && isAbout(row, measure, parts)),
      )
      // What is told is what the rules say: whoever reads it knows which answers are in it.
      for (const [at, ofRelease] of told.entries())
        for (const row of ofRelease) {
          const n = reader.truth(row, at + 1)
          expect([at + 1, keyOf(row), row.answers ?? (row.low === null ? 0 : 'withheld')]).toEqual([
            ...[at + 1, keyOf(row), row.answers !== null || n === 0 ? n : n < 30 ? 'withheld' : n],
          ])
        }
      const known = reader.sums(told)
      const intervals = (await auditAllSums([known], { ends: 'verdict' }))[0] ?? []
      expect(intervals).toHaveLength(known.primaries.length)
      expect(intervals.filter(({ isProtected }) => !isProtected)).toEqual([])
      // Whoever knows the rule as well knows that fewer than ten wait, but nothing exactly.
      const withRule = (await auditAllSums([reader.sumsWithRule(told)], { k: 1, ends: 'verdict' }))[0] ?? []
      expect(withRule.filter(({ isProtected }) => !isProtected)).toEqual([])
      console.info(
        `${measure} by ${parts}: ${known.sums.length} sums, ${known.primaries.length} groups below ten, all open`,
      )
    },
  )
})

function keyOf({ scope, code, period, part, measure }: PublishedRow): string {
  return [scope, code, period, part, measure === 'ratings' ? 'A8' : measure].join(' ')
}

/** Whether a row tells of this statement or fact, of all answers or by these parts. The channels are those of the ratings, which all answer A8. */
function isAbout(row: PublishedRow, measure: string, parts: Parts): boolean {
  const code = measure.toUpperCase()
  if (row.part === 'all') return row.measure === code
  return row.part.startsWith(parts) && (row.measure === code || (row.measure === 'ratings' && code === 'A8'))
}

/** Whether everything that the other row counts is counted by this one too. */
function holds(one: PublishedRow, other: PublishedRow, release: number): boolean {
  const months = monthsOf(one.period, release)
  return (
    isWithin(other.code, one.code) &&
    monthsOf(other.period, release).every((month) => months.includes(month)) &&
    (one.part === 'all' || one.part === other.part)
  )
}

/** The counts that the API tells of a scope in a release, as rows of the files. */
function countsOfApi(name: string, release: number): [PublishedRow, number | null][] {
  const [scope = '', code = ''] = name.split(' ')
  const row = (measure: string, period = '12 months'): PublishedRow => ({
    scope,
    code,
    period,
    part: 'all',
    measure,
    answers: null,
    low: null,
  })
  type Cell = { readonly n: number | null }
  interface Told {
    readonly ratings: number | null
    readonly scores: readonly Cell[]
    readonly facts: readonly Cell[]
    readonly trend: {
      readonly months: readonly string[]
      readonly series: readonly { readonly statement: string; readonly n: readonly (number | null)[] }[]
    }
  }
  const { ratings, scores, facts, trend } = everything.api[`${release} ${name}`] as Told
  return [
    [row('A8'), ratings],
    ...scores.map(({ n }, at): [PublishedRow, number | null] => [row(`A${at + 1}`), n]),
    ...facts.map(({ n }, at): [PublishedRow, number | null] => [row(`F${at + 1}`), n]),
    ...trend.series.flatMap(({ statement, n }) =>
      trend.months.map((month, at): [PublishedRow, number | null] => [
        row(statement, month.slice(0, 7)),
        n[at] ?? null,
      ]),
    ),
  ]
}

// These come last: they add to the country.
describe('one more rating', () => {
  const through = '2026-10-11'
  const send = (comment?: string) =>
    atMoment(new Date('2026-10-07T07:00:00Z'), () =>
      submitRating(
        anonymous,
        threeTaps({ unitCode: 'SU-01-1', a8: 1, ...(comment === undefined ? {} : { comment, commentLanguage: 'en' }) }),
      ),
    )
  const read = () =>
    atMoment(weeklyMoment(through), async () => {
      forgetLatestNumber()
      return JSON.stringify(await readAll(anonymous))
    })

  it(
    'moves not a byte before the next release, and nothing by fewer than ten after it',
    { timeout: 240_000 },
    async () => {
      const before = await read()
      await send()
      while ((await aggregate()) > 0);
      expect((await read()) === before).toBe(true)
      await atMoment(weeklyMoment(through), () => publishAnswers(through))
      const after = cellsOf(await readFiles(5))
      const known = new Map(rows[3]?.map((row) => [keyOf(row), row]))
      for (const row of after) {
        const earlier = known.get(keyOf(row))
        expect([keyOf(row), row.answers, row.low]).toEqual([keyOf(row), earlier?.answers, earlier?.low])
      }
      // Nine more: now ten wait, and go out together.
      for (let turn = 0; turn < 9; turn += 1) await send()
      await atMoment(weeklyMoment('2026-10-18'), () => publishAnswers('2026-10-18'))
      const moved = cellsOf(await readFiles(6)).filter(
        (row) => row.answers !== (known.get(keyOf(row))?.answers ?? null),
      )
      for (const row of moved)
        expect([keyOf(row), (row.answers ?? 0) - (known.get(keyOf(row))?.answers ?? 0) >= 10]).toEqual([
          keyOf(row),
          true,
        ])
      expect(new Set(moved.map(({ code }) => code))).toEqual(new Set(['TJ', 'TJ-SU', 'TJ-SU-01', 'SU-01-1']))
    },
  )

  it('P12: whose comment is hidden counts as before', { timeout: 240_000 }, async () => {
    for (let turn = 0; turn < 10; turn += 1) await send('Her own words')
    await atMoment(weeklyMoment('2026-10-25'), () => publishAnswers('2026-10-25'))
    const before = await read()
    const numbers = cellsOf(await readFiles(7))
    for (const state of ['published', 'redacted', 'withheld']) {
      const { rowCount } = await ownerPool.query('UPDATE rating_comment SET state = $1', [state])
      expect([state, rowCount]).toEqual([state, 10])
      expect((await read()) === before, state).toBe(true)
    }
    await ownerPool.query('DELETE FROM rating_comment')
    await atMoment(weeklyMoment('2026-11-01'), () => publishAnswers('2026-10-25'))
    expect(cellsOf(await readFiles(8))).toEqual(numbers)
  })
})
