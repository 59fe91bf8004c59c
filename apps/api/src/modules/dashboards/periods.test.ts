import './dashboards.graphql.ts'
import { monthsUpTo, shiftMonth } from '@hamkori/schema/dashboards'
import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment, today } from '../../platform/clock.ts'
import { anonymous } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { submitRating } from '../feedback/index.ts'
import { layUnits, threeTaps } from '../feedback/testing/units.ts'
import { publishAnswers } from '../releases/testing/publish.ts'

const query = `query ($scope: ScopeKind!, $code: String!, $earlier: String, $later: String) {
  dashboard(scope: $scope, code: $code) {
    periods { code isQuarter fromMonth toMonth }
    periodChange(earlier: $earlier, later: $later) {
      earlier { code } later { code }
      statements { statement earlierAnswers laterAnswers earlier later difference low high change }
    }
    quarterChange { earlier later statements { change difference } }
  }
}`
const read = async (code: string, earlier: string | null = null, later: string | null = null) =>
  (await graphqlAs(anonymous, query, { scope: code.startsWith('TJ') ? 'region' : 'unit', code, earlier, later })).data
    .dashboard

/** `favourable` answers of 5 and `others` of 2 to A8, in the middle of a month. */
async function rate(unitCode: string, month: string, favourable: number, others: number): Promise<void> {
  const answers = [...Array.from({ length: favourable }, () => 5), ...Array.from({ length: others }, () => 2)]
  await Promise.all(
    answers.map((answer) =>
      atMoment(new Date(`${month}-15T07:00:00Z`), () => submitRating(anonymous, threeTaps({ unitCode, a8: answer }))),
    ),
  )
}

/** The month in which the release is made, those before it, and the newest quarter that has ended. */
const month = today().slice(0, 7)
const months = monthsUpTo(month, 18)
const inQuarter = (Number(month.slice(5)) - 1) % 3
const quarter = shiftMonth(month, -inQuarter - 3)
const name = (first: string): string => `${first.slice(0, 4)}-Q${Math.ceil(Number(first.slice(5)) / 3)}`
const [newest, yearBefore] = [name(quarter), name(shiftMonth(quarter, -12))]

beforeAll(async () => {
  await layUnits()
  await rate('SU-01-1', shiftMonth(quarter, -12), 30, 30)
  await rate('SU-01-1', quarter, 48, 16)
  await rate('SU-02-1', shiftMonth(quarter, -12), 9, 20)
  await rate('SU-02-1', quarter, 30, 10)
  await publishAnswers()
})

describe('two periods of one place', () => {
  it('are the quarters and months of the release that have ended, the newest first', async () => {
    const { periods } = await read('SU-01-1')
    const codes = periods.map(({ code }: { code: string }) => code)
    expect(codes.slice(0, 2)).toEqual([newest, name(shiftMonth(quarter, -3))])
    expect(codes).toContain(yearBefore)
    expect(codes.filter((code: string) => !code.includes('Q'))).toEqual(months.slice(0, -1).reverse())
    expect(periods[0]).toMatchObject({
      isQuarter: true,
      fromMonth: `${quarter}-01`,
      toMonth: `${shiftMonth(quarter, 2)}-01`,
    })
  })

  it('say what changed by the interval of statistics.md, the same as the page says of the year', async () => {
    const { periodChange, quarterChange } = await read('SU-01-1')
    expect([periodChange.earlier.code, periodChange.later.code]).toEqual([yearBefore, newest])
    // 30/60 to 48/64: 0.25 [0.079690, 0.402040].
    expect(periodChange.statements[7]).toEqual({
      ...{ statement: 'A8', earlierAnswers: 60, laterAnswers: 64, earlier: 50, later: 75 },
      ...{ difference: 25, low: 7.97, high: 40.2, change: 'better' },
    })
    expect(quarterChange.statements[7]).toEqual({ change: 'better', difference: 25 })
    expect(await read('SU-01-1', newest, yearBefore)).toMatchObject({ periodChange })
  })

  it('are two months as well, and say where there are too few answers', async () => {
    const { periodChange } = await read('SU-02-1', shiftMonth(quarter, -12), quarter)
    expect(periodChange.statements[7]).toEqual({
      ...{ statement: 'A8', earlierAnswers: null, laterAnswers: 40, earlier: null, later: null },
      ...{ difference: null, low: null, high: null, change: 'tooFew' },
    })
  })

  it.each([
    [newest, quarter],
    [newest, newest],
    [newest, '1999-Q1'],
    [month, quarter],
    [newest, null],
    ["' OR 1=1", newest],
    [newest, 'x'.repeat(5_000)],
  ])('are none of %s and %s', async (earlier, later) => {
    expect((await read('SU-01-1', earlier, later)).periodChange).toBeNull()
  })
})
