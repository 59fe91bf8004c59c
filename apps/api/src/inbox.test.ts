import { beforeAll, describe, expect, it } from 'vitest'
import './schema.ts'
import { atMoment } from './platform/clock.ts'
import { anonymous } from './platform/viewer.ts'
import type { Viewer } from './platform/viewer.ts'
import { graphqlAs } from './testing/graphql.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'
import { countStatements } from './testing/statements.ts'
import { answerShortcoming } from './modules/shortcomings/index.ts'
import { acknowledged, confirmation, noonOf, registered, sent } from './modules/shortcomings/testing/findings.ts'
import { adopted, submitted } from './modules/proposals/testing/proposals.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

const document = `{ inbox { department { code } overdue dueSoon items { waitingFor dueOn state daysLeft record { __typename
  ... on Shortcoming { reference state title { tg } council { slug } responses { version } viewerMay }
  ... on Proposal { reference proposalState: state council { slug } proposalMay: viewerMay } } } } }`

const inboxOf = async (viewer: Viewer, day: string) => {
  const answer = await atMoment(noonOf(day), () => graphqlAs(viewer, document))
  expect(answer.errors).toBeUndefined()
  return answer.data.inbox
}
interface Item {
  waitingFor: string
  dueOn: string | null
  state: string
  daysLeft: number | null
  record: { reference: string }
}
const brief = (inbox: { items: Item[] }) =>
  inbox.items.map(
    (item) => `${item.record.reference} ${item.waitingFor} ${item.dueOn ?? '-'} ${item.state} ${item.daysLeft ?? '-'}`,
  )

describe('the inbox', () => {
  it('is nothing for people who neither answer nor sit on a council', async () => {
    for (const viewer of [anonymous, stage.nobody, stage.administrator])
      expect(await inboxOf(viewer, '2026-03-05')).toBeNull()
  })

  it('holds for a coordinator the recommendations that are to be submitted and verified, and nothing of councils', async () => {
    expect(await inboxOf(stage.coordinator, '2026-03-05')).toEqual({
      department: null,
      overdue: 0,
      dueSoon: 0,
      items: [],
    })
  })

  it('holds for a member who sends nothing only what the member was given', async () => {
    expect(await inboxOf(stage.member, '2026-03-05')).toEqual({ department: null, overdue: 0, dueSoon: 0, items: [] })
  })

  it('is empty for an officer for whom nothing waits', async () => {
    expect(await inboxOf(stage.otherOfficer, '2026-03-05')).toEqual({
      department: { code: 'MIA-KT-01' },
      overdue: 0,
      dueSoon: 0,
      items: [],
    })
  })

  it('shows an officer what waits for the department and those below, overdue first, in one statement', async () => {
    const draft = await registered(stage, '2026-03-02')
    const late = await sent(stage, '2026-03-02')
    const toAnswer = await acknowledged(stage, '2026-03-05')
    const fresh = await sent(stage, '2026-03-12')
    const proposal = await submitted(stage, '2026-03-05')
    const referred = await acknowledged(stage, '2026-03-04')
    await atMoment(noonOf('2026-03-06'), () =>
      answerShortcoming(
        stage.officer,
        confirmation(referred.id, { outcome: 'referred', referredToId: stage.siblingDepartmentId }),
      ),
    )
    const done = await acknowledged(stage, '2026-03-03')
    await atMoment(noonOf('2026-03-06'), () => answerShortcoming(stage.officer, confirmation(done.id)))

    const inbox = await inboxOf(stage.officer, '2026-03-13')
    expect(brief(inbox)).toEqual([
      `${late.reference} acknowledge 2026-03-05 overdue -8`,
      `${proposal.reference} acknowledge 2026-03-11 overdue -2`,
      `${fresh.reference} acknowledge 2026-03-17 dueSoon 4`,
      `${toAnswer.reference} answer 2026-03-20 running 7`,
      `${done.reference} report 2027-06-01 running 445`,
    ])
    expect(inbox).toMatchObject({ department: { code: 'MIA-SU-01' }, overdue: 2, dueSoon: 1 })
    expect(inbox.items[0].record).toEqual({
      __typename: 'Shortcoming',
      reference: late.reference,
      state: 'sent',
      title: { tg: 'Қабули шаҳрвандон дер сар мешавад' },
      council: { slug: 'khujand' },
      responses: [],
      viewerMay: ['acknowledge'],
    })
    expect(inbox.items[1].record).toEqual({
      __typename: 'Proposal',
      reference: proposal.reference,
      proposalState: 'submitted',
      council: { slug: 'khujand' },
      proposalMay: ['acknowledge'],
    })
    // What was referred waits for its receiver, on the same clock; the directorate sees both.
    expect(brief(await inboxOf(stage.siblingOfficer, '2026-03-13'))).toEqual([
      `${referred.reference} acknowledge 2026-03-19 running 6`,
    ])
    expect((await inboxOf(stage.superiorOfficer, '2026-03-13')).items).toHaveLength(6)
    expect(JSON.stringify(inbox)).not.toContain(draft.reference)

    const { statements } = await countStatements(() => inboxOf(stage.officer, '2026-03-13'))
    expect(statements.filter((text) => !text.includes('installation_fact'))).toHaveLength(1)
  })

  it('is read page by page, with the numbers of all of it on every page', async () => {
    const paged = async (first: number, after: string | null = null) => {
      const text = `query ($first: Int, $after: String) { inbox(first: $first, after: $after) { total overdue dueSoon
        pageInfo { hasNextPage endCursor } items { waitingFor record { ... on Case { reference } ... on Meeting { reference } } } } }`
      const answer = await atMoment(noonOf('2026-03-13'), () => graphqlAs(stage.officer, text, { first, after }))
      expect(answer.errors).toBeUndefined()
      return answer.data.inbox
    }
    const whole = await paged(100)
    expect(whole.total).toBe(whole.items.length)
    expect(whole.total).toBeGreaterThan(3)
    const seen = []
    for (let after: string | null = null; ;) {
      const page = await paged(2, after)
      expect(page).toMatchObject({ total: whole.total, overdue: whole.overdue, dueSoon: whole.dueSoon })
      seen.push(...page.items)
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    expect(seen).toEqual(whole.items)
    const beyond = await paged(2, whole.pageInfo.endCursor)
    expect(beyond).toMatchObject({ total: whole.total, items: [], pageInfo: { hasNextPage: false } })
    const wrong = await graphqlAs(stage.officer, '{ inbox(after: "bm8") { total } }')
    expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  it("shows a council's secretary and chair what is to be sent, and the answers of the last thirty days", async () => {
    const toSubmit = await adopted(stage, '2026-03-06')
    for (const viewer of [stage.secretary, stage.chair]) {
      const inbox = await inboxOf(viewer, '2026-03-13')
      expect(inbox).toMatchObject({ department: null, overdue: 0, dueSoon: 0 })
      expect(brief(inbox)).toEqual([
        expect.stringMatching(/^KMB-SU-2026-\d{5} send - notStarted -$/),
        `${toSubmit.reference} submit - notStarted -`,
        expect.stringMatching(/^KMB-SU-2026-\d{5} read - met -$/),
      ])
    }
    expect(brief(await inboxOf(stage.secretary, '2026-04-06')).filter((line) => line.includes('read'))).toEqual([])
    expect((await inboxOf(stage.otherSecretary, '2026-03-13')).items).toEqual([])
  })
})
