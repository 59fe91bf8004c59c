import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from '../../platform/clock.ts'
import { anonymous } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import { countStatements } from '../../testing/statements.ts'
import { answerShortcoming } from './index.ts'
import './shortcomings.graphql.ts'
import { acknowledged, confirmation, noonOf, registered, sent } from './testing/findings.ts'

const document = `query ($first: Int, $after: String, $area: String, $council: String, $department: String, $answer: AnswerState,
    $topic: CaseTopic, $year: Int, $departments: String, $since: Date) {
  shortcomings(first: $first, after: $after, areaCode: $area, councilSlug: $council, departmentCode: $department,
    departmentAreaCode: $departments, sentFrom: $since, answerState: $answer, topic: $topic, year: $year) {
    totalCount pageInfo { endCursor hasNextPage } edges { node { reference } } } }`
const day = '2026-03-26'
const ask = async (variables: Record<string, unknown>) => {
  const answer = await atMoment(noonOf(day), () => graphqlAs(anonymous, document, variables))
  expect(answer.errors).toBeUndefined()
  return answer.data.shortcomings
}

describe('the public list of shortcomings, narrowed', () => {
  const references: Record<string, string> = {}
  beforeAll(async () => {
    const stage = await setUpRecordFixture()
    const note = (name: string, { reference }: { reference: string }) => (references[name] = reference)
    await registered(stage, '2026-03-02')
    note('lastYear', await sent(stage, '2025-12-30'))
    note('overdue', await sent(stage, '2026-03-02', { topic: 'youth' }))
    note('waiting', await sent(stage, '2026-03-20'))
    // Sent on 2 March, so its last day is the 17th.
    for (const [name, answeredOn] of [
      ['inTime', '2026-03-17'],
      ['late', '2026-03-18'],
    ] as const) {
      const finding = await acknowledged(stage, '2026-03-02', { topic: 'youth' })
      await atMoment(noonOf(answeredOn), () => answerShortcoming(stage.officer, confirmation(finding.id)))
      note(name, finding)
    }
    const referred = await acknowledged(stage, '2026-03-02')
    await atMoment(noonOf('2026-03-04'), () =>
      answerShortcoming(
        stage.officer,
        confirmation(referred.id, { outcome: 'referred', referredToId: stage.sughdDepartmentId }),
      ),
    )
    note('referred', referred)
  })

  it.each<[Record<string, unknown>, string[]]>([
    [{}, ['lastYear', 'overdue', 'waiting', 'inTime', 'late', 'referred']],
    [{ answer: 'overdue' }, ['lastYear', 'overdue', 'referred']],
    [{ answer: 'waiting' }, ['waiting']],
    [{ answer: 'unanswered' }, ['lastYear', 'overdue', 'waiting', 'referred']],
    [{ answer: 'answeredInTime' }, ['inTime']],
    [{ answer: 'answeredLate' }, ['late']],
    [{ topic: 'youth' }, ['overdue', 'inTime', 'late']],
    [{ year: 2025 }, ['lastYear']],
    [{ year: 2026, answer: 'overdue', topic: 'youth', area: 'TJ-SU' }, ['overdue']],
    [{ council: 'khujand' }, ['lastYear', 'overdue', 'waiting', 'inTime', 'late', 'referred']],
    [{ council: 'bokhtar' }, []],
    [{ council: 'nobody' }, []],
    [{ council: 'khujand', area: 'TJ-KT' }, []],
    [{ council: 'Khujand', year: 2025 }, ['lastYear']],
    [{ department: 'MIA-SU-01' }, ['lastYear', 'overdue', 'waiting', 'inTime', 'late']],
    // Who has it now, and not who had it first.
    [{ department: 'mia-su', answer: 'overdue' }, ['referred']],
    [{ department: 'MIA-SU-02' }, []],
    // The region's own department too, and those of the districts below it.
    [{ departments: 'tj-su' }, ['lastYear', 'overdue', 'waiting', 'inTime', 'late', 'referred']],
    [{ departments: 'TJ-SU-01', answer: 'overdue' }, ['lastYear', 'overdue']],
    [{ departments: 'TJ-SU', department: 'MIA-SU' }, ['referred']],
    [{ departments: 'TJ-KT' }, []],
    [{ departments: 'nowhere' }, []],
    [{ since: '2026-03-02' }, ['overdue', 'waiting', 'inTime', 'late', 'referred']],
    [{ since: '2026-03-03', departments: 'TJ' }, ['waiting']],
    [{ department: 'none' }, []],
  ])('to %j shows and counts %j', async (variables, names) => {
    const { totalCount, edges } = await ask(variables)
    const found = edges.map(({ node }: { node: { reference: string } }) => node.reference)
    expect(new Set(found)).toEqual(new Set(names.map((name) => references[name])))
    expect([totalCount, found.length]).toEqual([names.length, names.length])
  })

  it('goes on from page to page within its filters, each in one statement', async () => {
    const first = await ask({ first: 2, answer: 'overdue' })
    expect([first.totalCount, first.pageInfo.hasNextPage]).toEqual([3, true])
    const { result, statements } = await countStatements(() =>
      ask({ first: 2, answer: 'overdue', after: first.pageInfo.endCursor }),
    )
    expect(statements).toHaveLength(1)
    const found = [...first.edges, ...result.edges].map(({ node }: { node: { reference: string } }) => node.reference)
    expect(new Set(found)).toEqual(new Set([references['lastYear'], references['overdue'], references['referred']]))
    expect(result.pageInfo.hasNextPage).toBe(false)
  })

  it.each([1999, 3000, -1])('refuses the year %d', async (year) => {
    const answer = await graphqlAs(anonymous, document, { year })
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT')
  })
})
