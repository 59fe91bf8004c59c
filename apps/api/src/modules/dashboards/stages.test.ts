import { beforeAll, describe, expect, it } from 'vitest'
import '../../schema.ts'
import { atMoment } from '../../platform/clock.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Actor } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import { countStatements } from '../../testing/statements.ts'
import { submitted } from '../proposals/testing/proposals.ts'
import { answerShortcoming, followUpShortcoming } from '../shortcomings/index.ts'
import { acknowledged, confirmation, followUp, noonOf, sent } from '../shortcomings/testing/findings.ts'

const day = '2026-05-20'
async function ask<Data>(source: string): Promise<Data> {
  const { data, errors } = await atMoment(noonOf(day), () => graphqlAs(anonymous, source))
  expect(errors).toBeUndefined()
  return data as Data
}

type Counts = Readonly<Record<'sent' | 'answeredInTime' | 'agreed' | 'reported' | 'verified' | 'late', number>>
interface Record_ {
  readonly from: string
  readonly stages: Counts
  readonly figures: { readonly overdue: number }
}
const parts = '{ from stages { sent answeredInTime agreed reported verified late } figures { overdue } }'
const recordOf = (code: string) =>
  ask<Record<'shortcomings' | 'proposals', Record_>>(
    `{ shortcomings: timeliness(code: "${code}", type: Shortcoming) ${parts} proposals: timeliness(code: "${code}", type: Proposal) ${parts} }`,
  )

beforeAll(async () => {
  const stage = await setUpRecordFixture()
  const answer = async (
    on: string,
    answeredOn: string,
    outcome: 'confirmed' | 'partly' | 'disputed',
    remedyDueOn?: string,
  ) => {
    const { id } = await acknowledged(stage, on)
    await atMoment(noonOf(answeredOn), () =>
      answerShortcoming(
        stage.officer,
        confirmation(id, {
          outcome,
          ...(remedyDueOn === undefined ? {} : { remedyDueOn }),
          ...(outcome === 'disputed' ? { evidence: 'Ҷадвали корӣ.' } : {}),
        }),
      ),
    )
    return id
  }
  await answer('2026-03-02', '2026-03-04', 'confirmed')
  await answer('2026-03-02', '2026-03-04', 'disputed')
  // Promised for a day that has passed, and nothing was reported.
  await answer('2026-03-02', '2026-05-04', 'partly', '2026-05-10')
  const reported = await answer('2026-04-02', '2026-04-06', 'confirmed')
  const verified = await answer('2026-04-02', '2026-04-06', 'confirmed')
  // Closed without anything that was agreed to: a dispute that the council accepted.
  const closed = await answer('2026-04-02', '2026-04-06', 'disputed')
  await sent(stage, '2026-04-02')
  const follow = async (actor: Actor, id: string, verb: Parameters<typeof followUp>[1]) => {
    const act = await followUp(id, verb)
    await atMoment(noonOf('2026-04-10'), () => followUpShortcoming(actor, act))
  }
  // Taken back before an answer: it was sent, and waits no more.
  const takenBack = await sent(stage, '2026-04-02')
  await follow(stage.secretary, takenBack.id, 'withdraw')
  await submitted(stage, '2026-03-02')
  // Sent before the twelve months, and answered: in no number.
  await answer('2025-03-03', '2025-03-05', 'confirmed')
  for (const id of [reported, verified]) await follow(stage.officer, id, 'reportFixed')
  await follow(stage.secretary, verified, 'confirmFixed')
  await follow(stage.secretary, closed, 'acceptDispute')
  await follow(stage.secretary, closed, 'close')
})

describe('how far the record of a place has come', () => {
  it('is counted of what was sent in twelve months', async () => {
    const { shortcomings, proposals } = await recordOf('TJ-SU-01')
    expect(shortcomings.stages).toEqual({ sent: 8, answeredInTime: 5, agreed: 4, reported: 2, verified: 1, late: 1 })
    expect(proposals.stages).toEqual({ sent: 1, answeredInTime: 0, agreed: 0, reported: 0, verified: 0, late: 0 })
    expect([shortcomings.figures.overdue, proposals.figures.overdue]).toEqual([1, 1])
  })

  it.each(['TJ', 'TJ-SU', 'TJ-SU-01', 'TJ-KT'])(
    'of %s are the numbers of the lists that they lead to',
    async (code) => {
      const record = await recordOf(code)
      for (const kind of ['shortcomings', 'proposals'] as const) {
        const { from, stages, figures } = record[kind]
        const whose = `first: 50, departmentAreaCode: "${code}"`
        const since = `${whose}, sentFrom: "${from}"`
        const list = (narrowed: string) => `${kind}(${narrowed}) { totalCount edges { node { reference } } }`
        const lists = await ask<Record<string, { totalCount: number; edges: unknown[] }>>(`{
        sent: ${list(since)} answeredInTime: ${list(`${since}, answerState: answeredInTime`)}
        agreed: ${list(`${since}, stage: agreed`)} reported: ${list(`${since}, stage: reported`)}
        verified: ${list(`${since}, stage: verified`)} late: ${list(`${since}, stage: late`)} overdue: ${list(`${whose}, answerState: overdue`)} }`)
        for (const { totalCount, edges } of Object.values(lists)) expect(edges).toHaveLength(totalCount)
        const counts = Object.fromEntries(Object.entries(lists).map(([name, { totalCount }]) => [name, totalCount]))
        expect(counts).toEqual({ ...stages, overdue: figures.overdue })
      }
    },
  )

  it('comes with the councils of a district in five statements', async () => {
    const source = `{ shortcomings: timeliness(code: "TJ-SU-01", type: Shortcoming) ${parts}
      proposals: timeliness(code: "TJ-SU-01", type: Proposal) ${parts}
      area(code: "TJ-SU-01") { name { tg } councils { slug seatCount lastMetOn memberships { office termFrom termTo } } } }`
    await recordOf('TJ')
    // Another day, so that nothing of the record is in memory.
    const { statements } = await countStatements(() =>
      atMoment(noonOf('2026-05-21'), () => graphqlAs(anonymous, source)),
    )
    // Beside them stand looks at a version of one row.
    const read = statements.filter((text) => !/"record_version"|"installation_fact"/.test(text))
    expect(read.length).toBeGreaterThan(2)
    expect(read.length).toBeLessThanOrEqual(5)
  })
})
