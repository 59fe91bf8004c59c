import { beforeAll, describe, expect, it } from 'vitest'
import '../../schema.ts'
import { atMoment } from '../../platform/clock.ts'
import { anonymous } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { rewrite } from '../../testing/owner.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import { countStatements } from '../../testing/statements.ts'
import { submitted } from '../proposals/testing/recommendations.ts'
import { answerShortcoming } from '../shortcomings/index.ts'
import { acknowledged, confirmation, noonOf, sent } from '../shortcomings/testing/findings.ts'

const day = '2026-05-20'
async function ask<Data>(source: string): Promise<Data> {
  const { data, errors } = await atMoment(noonOf(day), () => graphqlAs(anonymous, source))
  expect(errors).toBeUndefined()
  return data as Data
}

type Counts = Readonly<Record<'sent' | 'answeredInTime' | 'agreed' | 'reported' | 'verified', number>>
interface Record_ {
  readonly from: string
  readonly stages: Counts
  readonly figures: { readonly overdue: number }
}
const parts = '{ from stages { sent answeredInTime agreed reported verified } figures { overdue } }'
const recordOf = (code: string) =>
  ask<Record<'shortcomings' | 'proposals', Record_>>(
    `{ shortcomings: timeliness(code: "${code}", type: Shortcoming) ${parts} proposals: timeliness(code: "${code}", type: Proposal) ${parts} }`,
  )

beforeAll(async () => {
  const stage = await setUpRecordFixture()
  const answer = async (on: string, answeredOn: string, outcome: 'confirmed' | 'partly' | 'disputed') => {
    const { id } = await acknowledged(stage, on)
    await atMoment(noonOf(answeredOn), () =>
      answerShortcoming(
        stage.officer,
        confirmation(id, { outcome, ...(outcome === 'disputed' ? { evidence: 'Ҷадвали корӣ.' } : {}) }),
      ),
    )
    return id
  }
  await answer('2026-03-02', '2026-03-04', 'confirmed')
  await answer('2026-03-02', '2026-03-04', 'disputed')
  await answer('2026-03-02', '2026-05-04', 'partly')
  const reported = await answer('2026-04-02', '2026-04-06', 'confirmed')
  const verified = await answer('2026-04-02', '2026-04-06', 'confirmed')
  // Closed without anything that was agreed to: a dispute that the council accepted.
  const closed = await answer('2026-04-02', '2026-04-06', 'disputed')
  await sent(stage, '2026-04-02')
  await submitted(stage, '2026-03-02')
  // Sent before the twelve months, and answered: in no number.
  await answer('2025-03-03', '2025-03-05', 'confirmed')
  // No act reaches these states yet.
  for (const [id, state] of [
    [reported, 'reportedFixed'],
    [verified, 'verifiedFixed'],
    [closed, 'closed'],
  ])
    await rewrite(`UPDATE shortcoming SET state = $2::"ShortcomingState" WHERE id = $1`, [id, state])
})

describe('how far the record of a place has come', () => {
  it('is counted of what was sent in twelve months', async () => {
    const { shortcomings, proposals } = await recordOf('TJ-SU-01')
    expect(shortcomings.stages).toEqual({ sent: 7, answeredInTime: 5, agreed: 4, reported: 2, verified: 1 })
    expect(proposals.stages).toEqual({ sent: 1, answeredInTime: 0, agreed: 0, reported: 0, verified: 0 })
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
        verified: ${list(`${since}, stage: verified`)} overdue: ${list(`${whose}, answerState: overdue`)} }`)
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
