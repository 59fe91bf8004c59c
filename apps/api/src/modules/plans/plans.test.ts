import { planItemTransitions, planItemVerbs } from '@hamkori/schema/plans'
import type { DraftPlanInput, PlanItemState, PlanItemVerb } from '@hamkori/schema/plans'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { atMoment, dayOf } from '../../platform/clock.ts'
import { db, pool } from '../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../platform/errors.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { failureOf } from '../../testing/failures.ts'
import { globalId, graphqlAs } from '../../testing/graphql.ts'
import { ownerDb } from '../../testing/owner.ts'
import { setUpRecordFixture, traceOf } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { adoptPlan, draftPlan, planActs } from './index.ts'
import { verbsOnItem } from './plans.policy.ts'

let stage: RecordFixture
let year = 2030
const item = (what: string, day = '05-31') => ({
  what: { original: 'tg' as const, tg: what },
  kind: 'visit' as const,
  ownerOffice: 'secretary' as const,
  dueOn: `${year}-${day}`,
})
const written = (...what: string[]): DraftPlanInput => ({
  councilId: stage.khujandCouncilId,
  year,
  items: (what.length > 0 ? what : ['Вохӯрӣ бо сокинон']).map((text) => item(text)),
})
const noon = () => new Date(`${year}-03-10T07:00:00Z`)
const adopted = async (...what: string[]) => {
  const { id } = await draftPlan(stage.secretary, written(...what))
  await adoptPlan(stage.chair, { planId: id, version: 1, decisionId: stage.khujandMeeting.decisionId })
  const items = await ownerDb.planItem.findMany({ where: { planId: id }, orderBy: { number: 'asc' } })
  return { id, items, first: items[0]?.id ?? '' }
}
const shown = async (viewer: Viewer) =>
  (
    await graphqlAs(
      viewer,
      `{ plan(councilSlug: "khujand", year: ${year}) { state meetingReference viewerMay items { number state dueOn viewerMay what { tg }
        steps { state capacity dueBefore dueOn reason evidence meetingReference proposalReference activityCode } } }
        council(slug: "khujand") { plans { year } } }`,
    )
  ).data
const outsiders = () => [anonymous, stage.otherSecretary, stage.officer, stage.coordinator]

beforeAll(async () => {
  stage = await setUpRecordFixture()
})
// Each test has a year of its own: a council has one plan a year.
beforeEach(() => {
  year += 1
})

describe('a draft of a plan', () => {
  it('is its council’s own: to others it does not exist, by year, by id and in the list', async () => {
    const { id } = await draftPlan(stage.secretary, written('Ниҳонӣ'))
    const drafted = await ownerDb.planItem.findFirstOrThrow({ where: { planId: id } })
    for (const viewer of outsiders()) {
      const { plan, council } = await shown(viewer)
      expect(plan).toBeNull()
      expect(JSON.stringify(council.plans)).not.toContain(String(year))
      for (const node of [globalId('Plan', id), globalId('PlanItem', drafted.id)])
        expect((await graphqlAs(viewer, `{ node(id: "${node}") { id } }`)).data.node).toBeNull()
    }
    expect((await shown(stage.member)).plan).toMatchObject({ state: 'draft', viewerMay: [] })
    expect((await shown(stage.chair)).plan.viewerMay).toEqual(['draft', 'adopt'])
    expect(await failureOf(adoptPlan(stage.otherSecretary, { planId: id, version: 1, note: 'x' }))).toBeInstanceOf(
      NotFoundError,
    )
  })

  it('is written by chair, deputy and secretary, anew as often as they like, by whoever read the latest', async () => {
    for (const viewer of [stage.member, ...outsiders()])
      expect(await failureOf(draftPlan(viewer, written()))).toBeInstanceOf(ForbiddenError)
    const { id } = await draftPlan(stage.secretary, written('Якум', 'Дуюм'))
    expect(await failureOf(draftPlan(stage.chair, written()))).toBeInstanceOf(ConflictError)
    await draftPlan(stage.chair, { ...written('Танҳо як'), version: 1 })
    expect(await failureOf(draftPlan(stage.chair, { ...written(), version: 1 }))).toBeInstanceOf(ConflictError)
    expect((await shown(stage.member)).plan.items.map(({ what }: { what: { tg: string } }) => what.tg)).toEqual([
      'Танҳо як',
    ])
    expect(await traceOf(id)).toEqual({
      transitions: ['- draft draft (secretary)', 'draft draft draft (chair)'],
      audit: ['plan:draft (secretary)', 'plan:draft (chair)'],
    })
  })

  it('of two who begin at once is one', async () => {
    const results = await Promise.allSettled([draftPlan(stage.chair, written()), draftPlan(stage.secretary, written())])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('refuses days of another year, owners of other councils, two owners or none, and nothing at all', async () => {
    const wrong: DraftPlanInput['items'][] = [
      [{ ...item('x'), dueOn: `${year + 1}-01-01` }],
      [{ ...item('x'), ownerOffice: null, ownerMembershipId: stage.otherSecretary.membershipId }],
      [{ ...item('x'), ownerMembershipId: stage.member.membershipId }],
      [{ ...item('x'), ownerOffice: null }],
      [{ ...item('x'), what: { original: 'tg', tg: ' ' } }],
      [],
      Array.from({ length: 61 }, () => item('x')),
    ]
    for (const items of wrong)
      expect(await failureOf(draftPlan(stage.secretary, { ...written(), items }))).toBeInstanceOf(InvalidInputError)
    expect((await shown(stage.member)).plan).toBeNull()
  })
})

describe('adopting a plan', () => {
  it('makes it public, by a binding decision of that council’s published meeting or by a note', async () => {
    const { id } = await draftPlan(stage.secretary, written())
    for (const decisionId of [stage.bokhtarMeeting.decisionId, stage.khujandMeeting.unboundDecisionId])
      expect(await failureOf(adoptPlan(stage.chair, { planId: id, version: 1, decisionId }))).toBeInstanceOf(
        InvalidInputError,
      )
    expect(await failureOf(adoptPlan(stage.chair, { planId: id, version: 1 }))).toBeInstanceOf(InvalidInputError)
    expect(await failureOf(adoptPlan(stage.member, { planId: id, version: 1, note: 'x' }))).toBeInstanceOf(
      ForbiddenError,
    )
    expect(await failureOf(adoptPlan(stage.chair, { planId: id, version: 2, note: 'x' }))).toBeInstanceOf(ConflictError)
    await adoptPlan(stage.chair, { planId: id, version: 1, decisionId: stage.khujandMeeting.decisionId })
    const meeting = await ownerDb.meeting.findUniqueOrThrow({ where: { id: stage.khujandMeeting.id } })
    for (const viewer of outsiders()) {
      const { plan, council } = await shown(viewer)
      expect(plan).toMatchObject({ state: 'adopted', meetingReference: meeting.reference, viewerMay: [] })
      expect(council.plans[0]).toEqual({ year })
    }
    expect(await failureOf(adoptPlan(stage.chair, { planId: id, version: 2, note: 'x' }))).toBeInstanceOf(ConflictError)
    expect(await failureOf(draftPlan(stage.chair, { ...written(), version: 2 }))).toBeInstanceOf(ConflictError)
  })

  it('holds against the API’s own role', async () => {
    const { id, first } = await adopted()
    for (const sql of [
      `UPDATE plan SET adoption_note = 'x' WHERE id = '${id}'`,
      `DELETE FROM plan_item WHERE id = '${first}'`,
    ])
      await expect(pool.query(sql), sql).rejects.toThrow('stays as it was adopted')
    await expect(pool.query(`UPDATE plan_item SET state = 'done' WHERE id = '${first}'`)).rejects.toThrow('by a step')
    await expect(pool.query(`UPDATE plan_item SET what_tg = 'x' WHERE id = '${first}'`)).rejects.toThrow(
      'permission denied',
    )
  })
})

describe('an item of an adopted plan', () => {
  const states = ['planned', 'inProgress', 'done', 'postponed', 'dropped'] as const
  const act = (viewer: Viewer, verb: PlanItemVerb, itemId: string, version: number) =>
    atMoment(noon(), () =>
      ({
        start: () => planActs.start(viewer, { itemId, version }),
        finish: () => planActs.finish(viewer, { itemId, version, evidence: 'Рӯйхат' }),
        postpone: () =>
          planActs.postpone(viewer, { itemId, version, dueOn: `${year}-11-${10 + version}`, reason: 'Бориш' }),
        drop: () => planActs.drop(viewer, { itemId, version, reason: 'Лозим нест' }),
      })[verb](),
    )
  /** A way to each state. */
  const ways: Readonly<Record<PlanItemState, readonly PlanItemVerb[]>> = {
    planned: [],
    inProgress: ['start'],
    done: ['finish'],
    postponed: ['postpone'],
    dropped: ['drop'],
  }

  it.each(states)('that is %s goes exactly where the table says, and the buttons say the same', async (state) => {
    for (const verb of planItemVerbs) {
      const { first } = await adopted()
      for (const step of ways[state]) await act(stage.secretary, step, first, 1)
      const version = 1 + ways[state].length
      const allowed = planItemTransitions.find((step) => step.from === state && step.verb === verb)
      const plan = { councilId: stage.khujandCouncilId, state: 'adopted' as const }
      expect(verbsOnItem(stage.chair, { state, plan }).includes(verb)).toBe(allowed !== undefined)
      for (const viewer of [stage.member, ...outsiders()]) {
        expect(verbsOnItem(viewer, { state, plan })).toEqual([])
        expect(await failureOf(act(viewer, verb, first, version))).toBeInstanceOf(ForbiddenError)
      }
      const failure = await failureOf(act(stage.chair, verb, first, version)).catch(() => null)
      const { state: now } = await ownerDb.planItem.findUniqueOrThrow({ where: { id: first } })
      if (allowed === undefined) expect(failure).toBeInstanceOf(ConflictError)
      expect(now).toBe(allowed?.to ?? state)
      year += 1
    }
  })

  it('keeps every day and reason readable, and shows what it was finished with', async () => {
    const { first } = await adopted('Вохӯрӣ')
    await act(stage.secretary, 'postpone', first, 1)
    await act(stage.chair, 'postpone', first, 2)
    const meeting = await ownerDb.meeting.findUniqueOrThrow({ where: { id: stage.khujandMeeting.id } })
    const other = await ownerDb.meeting.findUniqueOrThrow({ where: { id: stage.bokhtarMeeting.id } })
    for (const record of [other.reference, 'JLS-TJ-2026-77777', 'nonsense'])
      expect(
        await failureOf(planActs.finish(stage.secretary, { itemId: first, version: 3, record })),
        record,
      ).toBeInstanceOf(InvalidInputError)
    await planActs.finish(stage.secretary, { itemId: first, version: 3, record: meeting.reference.toLowerCase() })
    const { items } = (await shown(anonymous)).plan
    expect(items[0]).toMatchObject({ state: 'done', dueOn: `${year}-11-12`, viewerMay: [] })
    expect(items[0].steps).toEqual([
      expect.objectContaining({
        capacity: 'secretary',
        dueBefore: `${year}-05-31`,
        dueOn: `${year}-11-11`,
        reason: 'Бориш',
      }),
      expect.objectContaining({ capacity: 'chair', dueBefore: `${year}-11-11`, dueOn: `${year}-11-12` }),
      expect.objectContaining({ state: 'done', meetingReference: meeting.reference, evidence: null }),
    ])
    expect((await traceOf(first)).transitions).toEqual([
      'planned postpone postponed (secretary)',
      'postponed postpone postponed (chair)',
      'postponed finish done (secretary)',
    ])
  })

  it('is put off only to a day that is to come, with a reason, and by whoever read the latest', async () => {
    const { first } = await adopted()
    const put = (dueOn: string, version = 1, reason = 'Бориш') =>
      atMoment(noon(), () => planActs.postpone(stage.secretary, { itemId: first, version, dueOn, reason }))
    for (const day of [`${year}-05-31`, `${year}-03-09`, `${year + 2}-01-01`])
      expect(await failureOf(put(day)), day).toBeInstanceOf(InvalidInputError)
    expect(await failureOf(put(`${year}-08-01`, 1, ' '))).toBeInstanceOf(InvalidInputError)
    expect(await failureOf(put(`${year}-08-01`, 7))).toBeInstanceOf(ConflictError)
    const two = await Promise.allSettled([put(`${year}-08-01`), put(`${year}-08-02`)])
    expect(two.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.planItemStep.count({ where: { itemId: first } })).toBe(1)
  })

  it('stands on the desk of its council while it is overdue or soon due, and on no other', async () => {
    const { id } = await draftPlan(stage.secretary, {
      ...written(),
      items: [item('Гузашт', '03-01'), item('Наздик', '04-09'), item('Дур', '04-10'), item('Тайёр', '03-05')],
    })
    await adoptPlan(stage.chair, { planId: id, version: 1, note: 'Дар ҷаласа.' })
    const items = await ownerDb.planItem.findMany({ where: { planId: id }, orderBy: { number: 'asc' } })
    await planActs.finish(stage.secretary, { itemId: items[3]?.id ?? '', version: 1, evidence: 'Рӯйхат' })
    const due = async (viewer: Viewer) =>
      (await atMoment(noon(), () => graphqlAs(viewer, `{ planItemsDue { what { tg } plan { year } } }`))).data
        .planItemsDue
    const told = (await due(stage.member)).filter(({ plan }: { plan: { year: number } }) => plan.year === year)
    expect(told.map(({ what }: { what: { tg: string } }) => what.tg)).toEqual(['Гузашт', 'Наздик'])
    expect(await due(stage.otherSecretary)).toEqual([])
    expect(await due(anonymous)).toBeNull()
    expect(await due(stage.officer)).toBeNull()
  })
})

describe('copying to the next year', () => {
  it('takes what is unfinished and what was chosen along, a year later, to an owner who is there', async () => {
    const leaving = await ownerDb.membership.create({
      data: {
        councilId: stage.khujandCouncilId,
        office: 'member',
        seat: 199,
        termFrom: new Date('2020-01-01'),
        termTo: new Date(`${year}-12-31`),
      },
    })
    const { id } = await draftPlan(stage.secretary, {
      ...written(),
      items: [
        item('Нотамом', '02-28'),
        item('Тайёр', '06-01'),
        item('Рад', '06-02'),
        { ...item('Аз рӯйи ҷой', '07-01'), ownerOffice: null, ownerMembershipId: leaving.id },
      ],
    })
    await adoptPlan(stage.chair, { planId: id, version: 1, note: 'Дар ҷаласа.' })
    const [, done, dropped] = await ownerDb.planItem.findMany({ where: { planId: id }, orderBy: { number: 'asc' } })
    await planActs.finish(stage.chair, { itemId: done?.id ?? '', version: 1, evidence: 'Рӯйхат' })
    await planActs.drop(stage.chair, { itemId: dropped?.id ?? '', version: 1, reason: 'Лозим нест' })
    expect(await failureOf(planActs.copy(stage.member, { planId: id }))).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(planActs.copy(stage.chair, { planId: id, itemNumbers: [99] }))).toBeInstanceOf(
      InvalidInputError,
    )
    const next = await planActs.copy(stage.chair, { planId: id, itemNumbers: [done?.number ?? 0] })
    const items = await ownerDb.planItem.findMany({ where: { planId: next.id }, orderBy: { number: 'asc' } })
    expect(items.map((each) => [each.whatTg, dayOf(each.dueOn), each.ownerOffice, each.state])).toEqual([
      ['Нотамом', `${year + 1}-02-28`, 'secretary', 'planned'],
      ['Тайёр', `${year + 1}-06-01`, 'secretary', 'planned'],
      ['Аз рӯйи ҷой', `${year + 1}-07-01`, 'member', 'planned'],
    ])
    expect(await failureOf(planActs.copy(stage.chair, { planId: id }))).toBeInstanceOf(ConflictError)
    expect(await failureOf(planActs.copy(stage.chair, { planId: next.id }))).toBeInstanceOf(ConflictError)
    year += 1
  })
})
