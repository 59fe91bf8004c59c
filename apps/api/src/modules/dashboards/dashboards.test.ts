import './dashboards.graphql.ts'
import { monthsUpTo } from '@hamkori/schema/dashboards'
import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment, today } from '../../platform/clock.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { countStatements } from '../../testing/statements.ts'
import { submitRating } from '../feedback/index.ts'
import { layUnits, threeTaps } from '../feedback/testing/units.ts'
import { publishAnswers } from '../releases/testing/publish.ts'

const cell = 'n score low high verdict bound needed'
const query = `query ($scope: ScopeKind!, $code: String!, $release: Int) {
  dashboard(scope: $scope, code: $code, release: $release) {
    release { number } scope code name { en } area { code } unit { code } parents { scope code } instrument statements fromMonth toMonth ratings demonstration
    scores { ${cell} } comparison rows { code shortName { en } tile { column } scores { ${cell} } } childScope
    channels { channel share } trend { months series { statement n score low high changed changeZ } }
  }
}`
const dash = { n: null, score: null, low: null, high: null, verdict: null, bound: null, needed: null }
const read = async (scope: string, code: string, viewer: Viewer = anonymous, release: number | null = null) =>
  (await graphqlAs(viewer, query, { scope, code, release })).data.dashboard
const a8 = async (scope: string, code: string) => (await read(scope, code)).scores[7]

/** `favourable` answers of 5 and `others` of 2 to A8, all on one day. */
async function rate(
  unitCode: string,
  favourable: number,
  others: number,
  change: Parameters<typeof threeTaps>[0] = {},
  day = today(),
): Promise<void> {
  const answers = [...Array.from({ length: favourable }, () => 5), ...Array.from({ length: others }, () => 2)]
  await Promise.all(
    answers.map((answer) =>
      atMoment(new Date(`${day}T07:00:00Z`), () =>
        submitRating(anonymous, threeTaps({ unitCode, a8: answer, ...change })),
      ),
    ),
  )
}
const months = monthsUpTo(today().slice(0, 7), 18)

beforeAll(layUnits)

describe('dashboard', () => {
  it.each([
    ['unit', 'SU-77-1'],
    ['unit', 'TJ-SU'],
    ['area', 'TJ-SU'],
    ['region', 'TJ-SU-01'],
    ['country', 'TJ-SU'],
    ['region', 'TJ'],
    ['unit', ''],
    ['unit', "' OR 1=1"],
    ['area', 'x'.repeat(300)],
    ['unit', 'SU-01-1\u0000'],
  ])('knows no %s %s', async (scope, code) => {
    const answer = await graphqlAs(anonymous, query, { scope, code })
    expect(answer.errors).toBeUndefined()
    expect(answer.data).toEqual({ dashboard: null })
  })

  it('shows dashes, and nothing else, where nobody has answered', async () => {
    const view = await read('unit', 'su-01-1')
    expect(view).toEqual({
      release: null,
      scope: 'unit',
      code: 'SU-01-1',
      name: { en: 'SU-01-1 en' },
      area: null,
      unit: { code: 'SU-01-1' },
      parents: [
        { scope: 'country', code: 'TJ' },
        { scope: 'region', code: 'TJ-SU' },
        { scope: 'area', code: 'TJ-SU-01' },
      ],
      instrument: 'HRS-8/2',
      statements: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'],
      fromMonth: `${months[6]}-01`,
      toMonth: `${months[17]}-01`,
      ratings: null,
      demonstration: false,
      scores: Array.from({ length: 8 }, () => dash),
      comparison: null,
      rows: [],
      childScope: null,
      channels: [],
      trend: {
        months: months.map((month) => `${month}-01`),
        series: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'].map((statement) => ({
          statement,
          changed: false,
          changeZ: null,
          n: months.map(() => null),
          score: months.map(() => null),
          low: months.map(() => null),
          high: months.map(() => null),
        })),
      },
    })
  })

  it('shows nothing of new answers before the next release, and then a score from thirty, compared with the rest', async () => {
    // Months that have ended are rated before the first release closes their quarters.
    for (const [at, favourable] of [
      [2, 8],
      [3, 12],
      [4, 18],
      [5, 26],
    ] as const)
      await rate('SU-02-1', favourable, 30 - favourable, {}, `${months[at]}-10`)
    await rate('KT-01-1', 40, 0, { a1: 0 }, `${months[5]}-15`)
    await rate('KT-01-1', 62, 38, { channel: 'paper' })
    await rate('SU-01-1', 24, 6)
    expect(await read('unit', 'SU-01-1')).toMatchObject({ release: null, ratings: null, comparison: null })
    await publishAnswers()
    const view = await read('unit', 'SU-01-1')
    // statistics.md: 24 of 30 with mu .62.
    expect(view.scores[7]).toEqual({
      n: 30,
      score: 75.5,
      low: 61.24,
      high: 87.35,
      verdict: 'notDistinguishable',
      bound: null,
      // 24 of 30 beside 62 of 100 takes about 40 answers.
      needed: 10,
    })
    expect(view.release).toEqual({ number: 1 })
    expect(view.scores.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => dash))
    expect(view.comparison).toEqual([null, null, null, null, null, null, null, 62])
    expect(view.ratings).toBe(30)
    expect(view.trend.series[7]).toMatchObject({ statement: 'A8', changed: false, changeZ: null })
    expect(view.trend.series[7].n.at(-1)).toBe(30)
    expect(view.trend.series[7].score.at(-1)).toBe(75.5)
    expect(view.trend.series[7].score.slice(0, 17)).toEqual(months.slice(0, 17).map(() => null))
  })

  it('compares the country with nothing', async () => {
    const view = await read('country', 'TJ')
    expect(view.scores[7]).toMatchObject({ n: 130, score: 66.15, verdict: null })
    expect(view.comparison).toBeNull()
    expect(view.childScope).toBe('region')
    expect(view.rows.map(({ code }: { code: string }) => code)).toEqual(['TJ-KT', 'TJ-SU'])
    expect(view.parents).toEqual([])
  })

  it('shows the same cell of a place on its own page, on the page above it, and to every role', async () => {
    const officer: Viewer = {
      kind: 'person',
      personId: crypto.randomUUID(),
      sessionId: crypto.randomUUID(),
      email: 'officer@example.tj',
      label: 'officer',
      demonstration: true,
      confirmedAt: null,
      seats: [],
      posts: [
        {
          role: 'officer',
          departmentId: null,
          departmentIds: [],
          titleTg: null,
          titleRu: null,
          titleEn: null,
          validFrom: '2026-01-01',
          validTo: null,
        },
      ],
    }
    for (const [scope, code] of [
      ['country', 'TJ'],
      ['region', 'TJ-SU'],
      ['area', 'TJ-SU-01'],
      ['unit', 'SU-01-1'],
    ] as const) {
      const view = await read(scope, code)
      expect(await read(scope, code, officer)).toEqual(view)
      for (const row of view.rows) expect((await read(view.childScope, row.code)).scores).toEqual(row.scores)
    }
  })

  it('says nothing of nine answers and no count of ten', async () => {
    await rate('SU-02-1', 0, 9)
    await publishAnswers()
    expect(await a8('unit', 'SU-02-1')).toEqual(dash)
    await rate('SU-02-1', 0, 1)
    expect(await a8('unit', 'SU-02-1')).toEqual(dash)
    await publishAnswers()
    const view = await read('unit', 'SU-02-1')
    expect(view.scores[7]).toMatchObject({ n: null, score: null, verdict: 'worse', bound: null })
    expect(typeof view.scores[7].low).toBe('number')
    expect([view.ratings, view.comparison]).toEqual([null, null])
  })

  it('keeps what earlier releases said', async () => {
    const latest = await read('unit', 'SU-02-1')
    expect(latest.release.number).toBe(3)
    expect((await read('unit', 'SU-02-1', anonymous, 1)).scores[7]).toEqual(dash)
    expect(await read('unit', 'SU-02-1', anonymous, 3)).toEqual(latest)
    expect(await read('unit', 'SU-02-1', anonymous, 4)).toBeNull()
    expect(await read('unit', 'SU-02-1', anonymous, 0)).toBeNull()
    expect(await read('unit', 'SU-02-1', anonymous, -1)).toBeNull()
  })

  it('gives only a bound where nearly everybody answered alike', async () => {
    await rate('SU-01-2', 59, 1)
    await publishAnswers()
    expect(await a8('unit', 'SU-01-2')).toMatchObject({ n: 60, score: 95, bound: 'atLeast', verdict: 'better' })
  })

  it('does not count "does not apply", nor what is older than twelve months', async () => {
    const view = await read('unit', 'KT-01-1')
    expect(view.scores[0]).toEqual(dash)
    expect(view.scores[7].n).toBe(100)
    expect(view.trend.series[7].n[5]).toBe(40)
    expect(view.trend.series[0].low).toEqual(months.map(() => null))
  })

  it('names a trend only when months that are shown rise or fall together', async () => {
    const { series } = (await read('unit', 'SU-02-1')).trend
    expect(series[7]).toMatchObject({ changed: true, changeZ: 4.91 })
    expect(series[0]).toMatchObject({ changed: false, changeZ: null })
  })

  it('reads the counts of a release once, and never the sums', async () => {
    await rate('SU-01-1', 10, 0)
    await publishAnswers()
    const first = await countStatements(() => read('region', 'TJ-SU'))
    const second = await countStatements(() => read('country', 'TJ'))
    const of = (table: string, { statements }: { statements: readonly string[] }) =>
      statements.filter((text) => text.includes(table)).length
    expect([of('release_group', first), of('release_group', second)]).toEqual([1, 0])
    expect([of('rating_sum', first), of('rating_sum', second)]).toEqual([0, 0])
    expect(second.statements.length).toBeLessThanOrEqual(5)
  })

  it('says where invented ratings are among them', async () => {
    expect((await read('unit', 'KT-01-1')).demonstration).toBe(false)
    for (let turn = 0; turn < 10; turn += 1)
      await submitRating({ kind: 'system', name: 'demonstration' }, threeTaps({ unitCode: 'KT-01-1' }), {
        demonstration: true,
      })
    expect((await read('unit', 'KT-01-1')).demonstration).toBe(false)
    await publishAnswers()
    expect((await read('unit', 'KT-01-1')).demonstration).toBe(true)
    expect((await read('country', 'TJ')).demonstration).toBe(true)
  })
})
