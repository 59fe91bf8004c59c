import { randomUUID } from 'node:crypto'
import { addDays } from '@hamkori/schema/dates'
import { beforeAll, describe, expect, it } from 'vitest'
import './schema.ts'
import { recordMeeting } from './modules/meetings/index.ts'
import { answerShortcoming } from './modules/shortcomings/index.ts'
import { acknowledged, confirmation, noonOf, registered, sent } from './modules/shortcomings/testing/findings.ts'
import { adopted, submitted } from './modules/proposals/testing/proposals.ts'
import { atMoment, dateOf } from './platform/clock.ts'
import { anonymous } from './platform/viewer.ts'
import type { Viewer } from './platform/viewer.ts'
import { graphqlAs } from './testing/graphql.ts'
import { ownerDb } from './testing/owner.ts'
import { signedInAsPost } from './testing/people.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'
import { countStatements } from './testing/statements.ts'

const records = `{ counts { type count } lines { what day days record { __typename
  ... on Case { reference title { tg } council { slug name { en } } responsibleDepartment { code } }
  ... on Assignment { reference heldOn title { tg } council { slug name { en } } }
  ... on Meeting { reference heldOn title { tg } council { slug name { en } } } } } }`
const document = `{ desk {
  country { overdue ${records} publishedFrom published ${records}
    notMet { from total never councils { slug lastMetOn metLately area { code } } } }
  council { drafts ${records} dates ${records} } } }`

interface Records {
  readonly counts: readonly { readonly type: string; readonly count: number }[]
  readonly lines: readonly {
    readonly what: string
    readonly day: string
    readonly record: { readonly reference: string; readonly council: { readonly slug: string } }
  }[]
}
const deskOf = async (viewer: Viewer, day: string) => {
  const answer = await atMoment(noonOf(day), () => graphqlAs(viewer, document))
  expect(answer.errors).toBeUndefined()
  return answer.data.desk
}
const brief = ({ lines }: Records) => lines.map(({ record, what, day }) => `${record.reference} ${what} ${day}`)
const counts = (list: Records) => Object.fromEntries(list.counts.map(({ type, count }) => [type, count]))

let stage: RecordFixture
let observer: Viewer
const references: Record<string, string> = {}
const day = '2026-03-20'
beforeAll(async () => {
  stage = await setUpRecordFixture()
  observer = await signedInAsPost('observer')
  const note = (name: string, { reference }: { reference: string }) => (references[name] = reference)
  note('draft', await registered(stage, '2026-03-10'))
  note('adopted', await adopted(stage, '2026-03-12'))
  // The days by which they are to be answered: 10 March to 8 April.
  note('longOverdue', await sent(stage, '2026-02-20'))
  note('overdue', await acknowledged(stage, '2026-03-02'))
  note('fresh', await sent(stage, '2026-03-18'))
  note('proposal', await submitted(stage, '2026-03-05'))
  const referred = await acknowledged(stage, '2026-03-02')
  await atMoment(noonOf('2026-03-04'), () =>
    answerShortcoming(
      stage.officer,
      confirmation(referred.id, { outcome: 'referred', referredToId: stage.siblingDepartmentId }),
    ),
  )
  note('referred', referred)
  const answered = await acknowledged(stage, '2026-03-03')
  await atMoment(noonOf('2026-03-06'), () => answerShortcoming(stage.officer, confirmation(answered.id)))
  note('answered', answered)
  note(
    'minutes',
    await recordMeeting(stage.secretary, {
      idempotencyKey: randomUUID(),
      councilId: stage.khujandCouncilId,
      kind: 'regular',
      heldOn: '2026-03-09',
      title: { original: 'tg', tg: 'Ҷаласа' },
      place: { original: 'tg', tg: 'Толор' },
      agenda: ['Масъала'],
      attendance: [],
      decisions: [],
    }),
  )
  // A task of the published meeting that is still to be done, one whose day has passed, and one that is not in force.
  const { decisionId } = stage.khujandMeeting
  for (const [dueOn, inForceFrom] of [
    ['2026-03-25', new Date('2026-03-03T06:00:00Z')],
    ['2026-03-15', new Date('2026-03-03T06:00:00Z')],
    ['2026-03-26', null],
  ] as const)
    await ownerDb.assignment.create({
      data: {
        decisionId,
        task: 'Кор',
        dueOn: dateOf(dueOn),
        inForceFrom,
        state: inForceFrom === null ? 'drafted' : 'open',
        ownerMembershipId: stage.member.membershipId,
      },
    })
})

describe('the desk', () => {
  it('is nothing for people who neither watch the country, nor sit on a council, nor answer for a department', async () => {
    for (const viewer of [anonymous, stage.nobody, stage.administrator]) expect(await deskOf(viewer, day)).toBeNull()
  })

  it('tells officers what became overdue at their department and below in the last seven days, and nobody else', async () => {
    const late = async (viewer: Viewer, on: string) =>
      (await atMoment(noonOf(on), () => graphqlAs(viewer, `{ desk { department { lateFrom late ${records} } } }`))).data
        .desk?.department
    const due = (await ownerDb.shortcoming.findFirstOrThrow({ where: { reference: references['overdue'] ?? '' } }))
      .answerDueOn
    const after = (days: number) => addDays(due?.toISOString().slice(0, 10) ?? '', days)
    const named = async (viewer: Viewer, days: number) =>
      (await late(viewer, after(days)))?.late.lines.map(({ record }: Records['lines'][number]) => record.reference)
    for (const viewer of [stage.officer, stage.superiorOfficer]) {
      // On the last day it is due; the day after it is late; after a week it is no news any more.
      expect(await named(viewer, 0)).not.toContain(references['overdue'])
      expect(await named(viewer, 1)).toContain(references['overdue'])
      expect(await named(viewer, 7)).toContain(references['overdue'])
      expect(await named(viewer, 8)).not.toContain(references['overdue'])
      expect(await named(viewer, 1)).not.toContain(references['answered'])
    }
    expect((await late(stage.officer, after(1))).lateFrom).toBe(after(-6))
    expect(await named(stage.otherOfficer, 1)).toEqual([])
    // What was referred is the receiver's news.
    expect(await named(stage.siblingOfficer, 1)).toEqual([references['referred']])
    expect(await late(stage.coordinator, after(1))).toBeNull()
    expect(await late(stage.secretary, after(1))).toBeNull()
  })

  it('shows coordinators and observers what is overdue in the country, as many as the public lists count', async () => {
    for (const viewer of [stage.coordinator, observer]) {
      const { country, council } = await deskOf(viewer, day)
      expect(council).toBeNull()
      expect(brief(country.overdue).map((line) => line.split(' ')[0])).toEqual([
        references['longOverdue'],
        ...[references['overdue'], references['referred']].sort((one, other) =>
          compareIds(country.overdue, one, other),
        ),
      ])
      const lists = await atMoment(noonOf(day), () =>
        graphqlAs(
          anonymous,
          '{ shortcomings(answerState: overdue) { totalCount } proposals(answerState: overdue) { totalCount } }',
        ),
      )
      expect(counts(country.overdue)).toEqual({ Shortcoming: lists.data.shortcomings.totalCount })
      expect(lists.data.proposals.totalCount).toBe(0)
    }
    const later = await deskOf(stage.coordinator, '2026-06-01')
    expect(counts(later.country.overdue)).toEqual({ Shortcoming: 4, Proposal: 1 })
  })

  it('shows what was published in fourteen days, the newest first, and counts what is not shown', async () => {
    const { country } = await deskOf(observer, day)
    expect(country.publishedFrom).toBe('2026-03-06')
    expect(brief(country.published)).toEqual([`${references['fresh']} send 2026-03-18`])
    const earlier = await deskOf(observer, '2026-03-16')
    // Four shortcomings, a proposal, and the minutes of both councils: five are shown, and none of the drafts.
    expect(counts(earlier.country.published)).toEqual({ Shortcoming: 4, Proposal: 1, Meeting: 2 })
    expect(earlier.country.published.lines).toHaveLength(5)
    const text = JSON.stringify((await deskOf(observer, day)).country)
    for (const name of ['draft', 'adopted', 'minutes']) expect(text).not.toContain(references[name])
  })

  it('shows the councils that have not met for three months, those that met before first', async () => {
    const silent = await ownerDb.council.create({
      data: {
        slug: 'isfara',
        departmentId: stage.siblingDepartmentId,
        areaId: stage.sughdId,
        nameTg: 'И',
        nameRu: 'И',
        nameEn: 'I',
      },
    })
    const onTheDay = await deskOf(observer, '2026-06-02')
    expect(onTheDay.country.notMet).toEqual({
      from: '2026-03-02',
      total: 1,
      never: 1,
      councils: [{ slug: 'isfara', lastMetOn: null, metLately: false, area: { code: 'TJ-SU' } }],
    })
    const dayAfter = (await deskOf(observer, '2026-06-03')).country.notMet
    expect([dayAfter.total, dayAfter.never]).toEqual([3, 1])
    expect(
      dayAfter.councils.map(({ slug, lastMetOn }: { slug: string; lastMetOn: string | null }) => [slug, lastMetOn]),
    ).toEqual([
      ['bokhtar', '2026-03-02'],
      ['khujand', '2026-03-02'],
      ['isfara', null],
    ])
    const list = await atMoment(noonOf('2026-06-03'), () =>
      graphqlAs(anonymous, '{ councils { edges { node { slug metLately } } } }'),
    )
    const notMet = list.data.councils.edges.filter(({ node }: { node: { metLately: boolean } }) => !node.metLately)
    expect(notMet).toHaveLength(dayAfter.total)
    await ownerDb.council.delete({ where: { id: silent.id } })
  })

  it("shows members their council's drafts and next dates, and nobody else's", async () => {
    for (const viewer of [stage.member, stage.secretary, stage.chair]) {
      const { country, council } = await deskOf(viewer, day)
      expect(country).toBeNull()
      expect(brief(council.drafts)).toEqual([
        `${references['minutes']} signMinutes 2026-03-09`,
        `${references['draft']} send 2026-03-10`,
        `${references['adopted']} submit 2026-03-12`,
      ])
      expect(counts(council.dates)).toEqual({ Shortcoming: 5, Proposal: 1, Assignment: 2 })
      expect(council.dates.lines).toHaveLength(5)
      expect(council.drafts.lines.map(({ days }: { days: number }) => days)).toEqual([-11, -10, -8])
      const lines = brief(council.dates)
      // One whose day has passed stays until somebody reports it done.
      expect(lines).toContainEqual(expect.stringMatching(/^JLS-\S+ task 2026-03-15$/))
      expect(lines).toContain(`${references['proposal']} acknowledge 2026-03-11`)
      expect(lines.join()).not.toContain(references['answered'])
      expect(lines.map((line) => line.split(' ')[2])).toEqual(lines.map((line) => line.split(' ')[2] ?? '').sort())
    }
    const other = await deskOf(stage.otherSecretary, day)
    expect(other.council).toEqual({ drafts: { counts: [], lines: [] }, dates: { counts: [], lines: [] } })
  })

  it('costs at most five statements', async () => {
    for (const viewer of [stage.coordinator, observer, stage.member, stage.secretary]) {
      const { statements } = await countStatements(() => deskOf(viewer, '2026-06-03'))
      expect(statements.filter((text) => !text.includes('installation_fact')).length).toBeLessThanOrEqual(5)
    }
  })
})

/** Two that are due on one day stand in the order of their ids, which the numbers do not tell. */
function compareIds({ lines }: Records, one: string | undefined, other: string | undefined): number {
  const placeOf = (reference: string | undefined) => lines.findIndex(({ record }) => record.reference === reference)
  return placeOf(one) - placeOf(other)
}
