import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import './schema.ts'
import { publishMinutes, recordMeeting, signMinutes } from './modules/meetings/index.ts'
import { answerShortcoming } from './modules/shortcomings/index.ts'
import { acknowledged, confirmation, noonOf, registered, sent } from './modules/shortcomings/testing/findings.ts'
import { adopted, submitted } from './modules/proposals/testing/proposals.ts'
import { atMoment } from './platform/clock.ts'
import { anonymous } from './platform/viewer.ts'
import { graphqlAs } from './testing/graphql.ts'
import { ownerDb } from './testing/owner.ts'
import { council } from './testing/people.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import { countStatements } from './testing/statements.ts'

interface List {
  readonly totalCount: number
  readonly edges: readonly { readonly node: { readonly reference: string } }[]
}
interface Counts {
  readonly slug: string
  readonly area: { readonly code: string }
  readonly meetingCount: number
  readonly shortcomingCount: number
  readonly proposalCount: number
}

async function ask<Data>(source: string): Promise<Data> {
  const { data, errors } = await graphqlAs(anonymous, source)
  expect(errors).toBeUndefined()
  return data as Data
}
/** How many each list says that it has, which is how many it shows. */
async function listed(narrowed: string, kinds: readonly string[]): Promise<number[]> {
  const lists = await ask<Record<string, List>>(
    `{ ${kinds.map((kind) => `${kind}(first: 50, ${narrowed}) { totalCount edges { node { reference } } }`).join(' ')} }`,
  )
  return kinds.map((kind) => {
    expect(lists[kind]?.edges.length).toBe(lists[kind]?.totalCount)
    return lists[kind]?.totalCount ?? -1
  })
}
const everyKind = ['meetings', 'shortcomings', 'proposals']

/** What is on the record of Khujand and Bokhtar; the council of the region itself has nothing. */
let councils: readonly Counts[]
beforeAll(async () => {
  const stage = await setUpRecordFixture()
  await council(stage.sughdDepartmentId, stage.sughdId, 'sughd')
  // The meetings of the fixtures were published by no action, so nobody has counted them.
  for (const councilId of [stage.khujandCouncilId, stage.bokhtarCouncilId])
    await ownerDb.meetingTally.create({ data: { councilId, published: 1 } })
  const draft = {
    councilId: stage.khujandCouncilId,
    kind: 'regular' as const,
    heldOn: '2026-03-03',
    title: { original: 'tg' as const, tg: 'Ҷаласа' },
    place: { original: 'tg' as const, tg: 'Толор' },
    agenda: ['Масъала'],
    attendance: [],
    decisions: [],
  }
  await recordMeeting(stage.secretary, { ...draft, idempotencyKey: randomUUID() })
  const { id: meetingId } = await recordMeeting(stage.secretary, { ...draft, idempotencyKey: randomUUID() })
  await signMinutes(stage.secretary, { meetingId })
  await signMinutes(stage.chair, { meetingId })
  await publishMinutes(stage.secretary, { meetingId })
  await registered(stage, '2026-03-02')
  await adopted(stage, '2026-03-02')
  await sent(stage, '2026-03-02')
  await submitted(stage, '2026-03-02')
  const referred = await acknowledged(stage, '2026-03-02')
  await atMoment(noonOf('2026-03-04'), () =>
    answerShortcoming(
      stage.officer,
      confirmation(referred.id, { outcome: 'referred', referredToId: stage.siblingDepartmentId }),
    ),
  )
  const all = await ask<{ councils: { edges: { node: Counts }[] } }>(
    '{ councils { edges { node { slug area { code } meetingCount shortcomingCount proposalCount } } } }',
  )
  councils = all.councils.edges.map(({ node }) => node)
})

describe('a number on a page', () => {
  it('of a council is that of the list narrowed to the council', async () => {
    expect(councils.map(({ slug }) => slug).sort()).toEqual(['bokhtar', 'khujand', 'sughd'])
    for (const { slug, meetingCount, shortcomingCount, proposalCount } of councils)
      expect([slug, ...(await listed(`councilSlug: "${slug}"`, everyKind))]).toEqual([
        slug,
        meetingCount,
        shortcomingCount,
        proposalCount,
      ])
  })

  it('of a place is that of its councils and of all councils below it', async () => {
    const { areas } = await ask<{ areas: { code: string; children: { code: string }[] }[] }>(
      '{ areas: regions { code children { code } } }',
    )
    const codes = ['TJ', ...areas.flatMap(({ code, children }) => [code, ...children.map((child) => child.code)])]
    expect(codes.length).toBeGreaterThan(4)
    for (const code of codes) {
      const within = councils.filter(({ area }) => area.code === code || area.code.startsWith(`${code}-`))
      const sum = (name: 'meetingCount' | 'shortcomingCount' | 'proposalCount') =>
        within.reduce((total, counted) => total + counted[name], 0)
      expect([code, ...(await listed(`areaCode: "${code}"`, everyKind))]).toEqual([
        code,
        sum('meetingCount'),
        sum('shortcomingCount'),
        sum('proposalCount'),
      ])
    }
    // The council of the region has nothing on the record, and the region has.
    expect(await listed('areaCode: "TJ-SU"', everyKind)).toEqual([2, 2, 1])
    expect(await listed('areaCode: "TJ-SU", councilSlug: "sughd"', everyKind)).toEqual([0, 0, 0])
  })

  it('of a department is that of the list of what it has to answer, after a referral too', async () => {
    const cases = ['shortcomings', 'proposals']
    expect(await listed('departmentCode: "MIA-SU-01"', cases)).toEqual([1, 1])
    expect(await listed('departmentCode: "MIA-SU-02"', cases)).toEqual([1, 0])
    expect(await listed('departmentCode: "MIA-SU"', cases)).toEqual([0, 0])
  })
})

describe('a number of the table of answers', () => {
  interface Figures {
    readonly cases: number
    readonly open: number
    readonly overdue: number
  }
  interface Row {
    readonly code: string
    readonly isDepartment: boolean
    readonly figures: Figures
  }
  const types = { Shortcoming: 'shortcomings', Proposal: 'proposals' } as const
  const ask2026 = <Data>(source: string) => atMoment(noonOf('2026-05-20'), () => ask<Data>(source))

  it.each(['TJ', 'TJ-SU', 'TJ-SU-01', 'TJ-KT'])('of %s is that of the list that it leads to', async (place) => {
    let counted = 0
    for (const [type, kind] of Object.entries(types)) {
      const { timeliness } = await ask2026<{ timeliness: { from: string; figures: Figures; rows: Row[] } }>(
        `{ timeliness(code: "${place}", type: ${type}) { from figures { cases open overdue }
          rows { code isDepartment figures { cases open overdue } } } }`,
      )
      const all = { code: place, isDepartment: false, figures: timeliness.figures }
      for (const { code, isDepartment, figures } of [all, ...timeliness.rows]) {
        const whose = isDepartment ? `departmentCode: "${code}"` : `departmentAreaCode: "${code}"`
        const { cases, open, overdue } = await ask2026<Record<keyof Figures, List>>(
          `{ cases: ${kind}(${whose}, sentFrom: "${timeliness.from}") { totalCount edges { node { reference } } }
             open: ${kind}(${whose}, answerState: unanswered) { totalCount edges { node { reference } } }
             overdue: ${kind}(${whose}, answerState: overdue) { totalCount edges { node { reference } } } }`,
        )
        for (const list of [cases, open, overdue]) expect(list.edges.length).toBe(list.totalCount)
        expect({ code, cases: cases.totalCount, open: open.totalCount, overdue: overdue.totalCount }).toEqual({
          code,
          ...figures,
        })
        counted += cases.totalCount + open.totalCount + overdue.totalCount
      }
    }
    if (place !== 'TJ-KT') expect(counted).toBeGreaterThan(5)
  })
})

describe('the list of meetings', () => {
  const page = async (after: string | null) =>
    (
      await ask<{ meetings: List & { pageInfo: { endCursor: string; hasNextPage: boolean } } }>(
        `{ meetings(first: 1, after: ${JSON.stringify(after)}) { totalCount pageInfo { endCursor hasNextPage } edges { node { reference } } } }`,
      )
    ).meetings

  it('goes from page to page, each in one statement', async () => {
    const first = await page(null)
    const { result: last, statements } = await countStatements(() => page(first.pageInfo.endCursor))
    expect(statements).toHaveLength(1)
    expect([first.totalCount, last.totalCount]).toEqual([3, 3])
    expect([first.pageInfo.hasNextPage, last.pageInfo.hasNextPage]).toEqual([true, true])
    expect(last.edges[0]?.node.reference).not.toBe(first.edges[0]?.node.reference)
  })

  it('has nothing for an unknown place or council', async () => {
    for (const narrowed of ['areaCode: "TJ-XX"', 'councilSlug: "nobody"', 'areaCode: "TJ-KT", councilSlug: "khujand"'])
      expect(await listed(narrowed, ['meetings'])).toEqual([0])
    expect(await listed('areaCode: " tj-su-01 ", councilSlug: "Khujand"', ['meetings'])).toEqual([2])
  })
})
