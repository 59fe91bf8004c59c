import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from '../../platform/clock.ts'
import { anonymous } from '../../platform/viewer.ts'
import '../../schema.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { ownerPool } from '../../testing/owner.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { countStatements } from '../../testing/statements.ts'
import { publishAnswers } from '../releases/testing/publish.ts'
import { answerShortcoming } from '../shortcomings/index.ts'
import { acknowledged, confirmation, noonOf, registered, sent } from '../shortcomings/testing/findings.ts'
import { figuresOf } from './timeliness.ts'
import type { ClockedCases } from './timeliness.queries.ts'

const went = (changes: Partial<ClockedCases>): ClockedCases => ({
  recordType: 'Shortcoming',
  departmentId: 'd',
  days: 10,
  answered: true,
  isDue: true,
  inTime: true,
  inPeriod: true,
  passedOn: false,
  takenBack: false,
  agreed: false,
  reported: false,
  verified: false,
  late: false,
  count: 1,
  ...changes,
})

describe('the figures of timeliness', () => {
  it('keep what a department missed before the case went to the superior one, and count the case once', () => {
    const missed = went({ days: 30, answered: false, inTime: false, passedOn: true, count: 4 })
    const figures = figuresOf([went({ count: 16 }), missed])
    expect(figures).toMatchObject({ cases: 16, due: 20, inTime: 80, open: 0, overdue: 0 })
    const takenBack = went({ days: 30, answered: false, inTime: false, takenBack: true, count: 3 })
    expect(figuresOf([went({ count: 16 }), missed, takenBack])).toEqual({ ...figures, cases: 19 })
  })

  it('count those answered in time among those whose last day has passed, and nothing else', () => {
    const figures = figuresOf([
      went({ count: 6 }),
      went({ days: 20, inTime: false, count: 2 }),
      went({ days: 40, answered: false, inTime: false, count: 4 }),
      // Answered early, while the others of these days still have time: not yet in the share.
      went({ days: 2, isDue: false, count: 5 }),
      went({ days: 5, isDue: false, answered: false, inTime: false, count: 3 }),
      // From before the period: only what still waits.
      went({ days: 500, answered: false, inTime: false, inPeriod: false, count: 2 }),
    ])
    // 6 of 12; Wilson of 6 of 12 is 0.253782 to 0.746218.
    expect(figures).toMatchObject({ cases: 20, due: 12, inTime: 50, low: 25.38, high: 74.62, open: 9, overdue: 6 })
    // Day 2: 5/20. Three are watched for 5 days. Day 10: 0.75 * 6/12 = 0.375 left. Day 20: 0.375 * 4/6 = 0.25 left.
    expect(figures).toMatchObject({ medianDays: 10, answeredIn15: 62.5, answeredIn30: 75 })
  })

  it('say nothing but counts of fewer than ten cases', () => {
    const nine = figuresOf([went({ count: 9 })])
    expect(nine).toEqual({
      ...{ cases: 9, due: 9, open: 0, overdue: 0 },
      ...{ inTime: null, low: null, high: null, medianDays: null, answeredIn15: null, answeredIn30: null },
    })
    expect(figuresOf([went({ count: 10 })])).toMatchObject({ inTime: 100, medianDays: 10 })
    // Ten were sent, but the last day of one has not passed: a median, and no share yet.
    expect(figuresOf([went({ count: 9 }), went({ isDue: false })])).toMatchObject({ inTime: null, medianDays: 10 })
  })

  it('have no median where half still wait', () => {
    const figures = figuresOf([went({ count: 4 }), went({ days: 60, answered: false, inTime: false, count: 8 })])
    expect(figures).toMatchObject({ medianDays: null, answeredIn30: 33.33, overdue: 8 })
  })
})

const asked = `query ($code: String!, $type: ClockedType) { timeliness(code: $code, type: $type) {
  scope code name { tg } parents { code } from to fewestCases
  figures { cases due inTime medianDays open overdue }
  rows { code isDepartment name { ru } figures { cases due open overdue } } } }`
const onDay = (day: string, variables: object) =>
  atMoment(noonOf(day), () => graphqlAs(anonymous, asked, variables as Record<string, unknown>))

/** What the page of a place asks for, its scores and its timeliness in one question. */
const page = `query ($code: String!) {
  timeliness(code: $code) { scope code figures { cases due inTime medianDays } rows { code figures { cases due } } }
  dashboard(scope: area, code: $code) {
    release { number } scope code name { tg } parents { code } ratings scores { n score low high verdict needed } comparison
    rows { code name { tg } scores { n score verdict } } channels { channel share } verdictChanges { statement }
    trend { months series { statement n score changed } } } }`

describe('the timeliness of places', () => {
  let stage: RecordFixture
  beforeAll(async () => {
    stage = await setUpRecordFixture()
    await registered(stage, '2026-03-02')
    await sent(stage, '2026-03-02')
    const late = await acknowledged(stage, '2026-03-02')
    await atMoment(noonOf('2026-03-25'), () => answerShortcoming(stage.officer, confirmation(late.id)))
    const quick = await acknowledged(stage, '2026-03-20')
    await atMoment(noonOf('2026-03-23'), () => answerShortcoming(stage.officer, confirmation(quick.id)))
    const referred = await acknowledged(stage, '2026-03-02')
    await atMoment(noonOf('2026-03-04'), () =>
      answerShortcoming(
        stage.officer,
        confirmation(referred.id, { outcome: 'referred', referredToId: stage.sughdDepartmentId }),
      ),
    )
  })

  it('are those of its departments, and drafts count nowhere', async () => {
    const { data } = await onDay('2026-03-26', { code: 'tj-su' })
    const { figures, rows, ...place } = data.timeliness
    expect(place).toMatchObject({
      scope: 'region',
      code: 'TJ-SU',
      parents: [{ code: 'TJ' }],
      ...{ from: '2025-04-01', to: '2026-03-26', fewestCases: 10 },
    })
    expect(figures).toEqual({ cases: 4, due: 3, inTime: null, medianDays: null, open: 2, overdue: 2 })
    const khujand = rows.find(({ code }: { code: string }) => code === 'MIA-SU-01')
    expect(khujand).toMatchObject({ isDepartment: true, figures: { cases: 3, due: 2, open: 1, overdue: 1 } })
    // Referred in time: now its receiver is late, and nobody else.
    expect(rows.find(({ code }: { code: string }) => code === 'MIA-SU')?.figures).toEqual({
      ...{ cases: 1, due: 1, open: 1, overdue: 1 },
    })
  })

  it('add up from the departments to the country', async () => {
    const { data } = await onDay('2026-03-26', { code: 'TJ' })
    const { figures, rows } = data.timeliness
    expect(figures).toMatchObject({ cases: 4, overdue: 2 })
    const sum = (of: 'cases' | 'overdue') =>
      rows.reduce((all: number, row: { figures: Record<string, number> }) => all + (row.figures[of] ?? 0), 0)
    expect([sum('cases'), sum('overdue')]).toEqual([4, 2])
    expect(rows.filter((row: { isDepartment: boolean }) => row.isDepartment)).toHaveLength(1)
    const alone = await onDay('2026-03-26', { code: 'TJ-SU', type: 'Proposal' })
    expect(alone.data.timeliness.figures).toMatchObject({ cases: 0, open: 0 })
  })

  it('forget after a year what was answered, and never what still waits', async () => {
    const { data } = await onDay('2027-04-01', { code: 'TJ-SU' })
    expect(data.timeliness.figures).toMatchObject({ cases: 0, due: 0, open: 2, overdue: 2 })
  })

  it('lead to a list of just as many cases', async () => {
    const list = (department: string) =>
      atMoment(noonOf('2026-03-26'), () =>
        graphqlAs(
          anonymous,
          'query ($d: String!) { shortcomings(departmentCode: $d, answerState: overdue) { totalCount edges { node { id } } } }',
          { d: department },
        ),
      )
    for (const code of ['MIA-SU-01', 'MIA-SU']) {
      const { shortcomings } = (await list(code)).data
      expect([shortcomings.totalCount, shortcomings.edges.length]).toEqual([1, 1])
    }
  })

  it('are null for what is no place, and are counted by one statement whatever the number of departments', async () => {
    expect((await onDay('2026-03-26', { code: 'TJ-XX' })).data.timeliness).toBeNull()
    const { rows } = await ownerPool.query<{ n: number }>('SELECT count(*)::int AS n FROM department')
    expect(rows[0]?.n).toBeGreaterThan(3)
    const ask = () => countStatements(() => onDay('2026-03-28', { code: 'TJ' }))
    const [first, again] = [await ask(), await ask()]
    // The state of the record before them, and once more where they are counted.
    expect(first.statements).toHaveLength(3)
    expect(again.statements).toHaveLength(1)
    expect(again.result).toEqual(first.result)
  })

  it('with the scores take a page at most five statements, and two while the record stays as it is', async () => {
    await publishAnswers()
    await publishAnswers()
    const read = (code: string) => countStatements(() => graphqlAs(anonymous, page, { code }))
    // The counts of the release and of the one before are read once in a process.
    await read('TJ-SU-02')
    const [first, again] = [await read('TJ-SU-01'), await read('TJ-SU-01')]
    expect(first.result.errors).toBeUndefined()
    expect(first.result.data).toMatchObject({ dashboard: { release: { number: 2 } }, timeliness: { code: 'TJ-SU-01' } })
    expect(first.statements.length).toBeLessThanOrEqual(5)
    expect(again.statements.length).toBeLessThanOrEqual(2)
    expect(again.result).toEqual(first.result)
  })

  it('are counted anew as soon as a case is sent', async () => {
    const before = await onDay('2026-03-27', { code: 'TJ-SU' })
    await sent(stage, '2026-03-27')
    const after = await onDay('2026-03-27', { code: 'TJ-SU' })
    expect(after.data.timeliness.figures.cases).toBe(before.data.timeliness.figures.cases + 1)
  })
})
