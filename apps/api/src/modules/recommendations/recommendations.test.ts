import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from '../../platform/clock.ts'
import { ConflictError, ForbiddenError, InvalidInputError } from '../../platform/errors.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { ownerDb } from '../../testing/owner.ts'
import { setUpRecordFixture, traceOf } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { countStatements } from '../../testing/statements.ts'
import { submitted as submittedProposal, adopted as adoptedProposal } from '../proposals/testing/proposals.ts'
import { noonOf, sent as sentShortcoming } from '../shortcomings/testing/findings.ts'
import { amendRecommendation } from './actions/amend-recommendation.ts'
import { answerRecommendation } from './actions/answer-recommendation.ts'
import { followUpRecommendation } from './actions/follow-up-recommendation.ts'
import { registerRecommendation } from './actions/register-recommendation.ts'
import { submitRecommendation } from './actions/submit-recommendation.ts'
import './recommendations.graphql.ts'
import {
  acknowledged,
  adopted,
  recommendationAcceptance,
  recommendationOf,
  submitted,
} from './testing/recommendations.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

const show = async (viewer: Viewer, reference: string) =>
  (
    await graphqlAs(
      viewer,
      `query ($reference: String!) { recommendation(reference: $reference) {
        state sourceNumbers viewerMay sourceRecords { recordType reference title { tg } council { slug } verifiedOn }
        transitions { verb capacity } } }`,
      { reference },
    )
  ).data.recommendation

describe('a recommendation', () => {
  it('is put on the record by the secretariat and by coordinators, and by nobody else', async () => {
    const { reference } = await submittedProposal(stage, '2026-03-02')
    for (const actor of [
      anonymous,
      stage.member,
      stage.otherSecretary,
      stage.officer,
      stage.administrator,
      stage.nobody,
    ])
      await expect(registerRecommendation(actor, recommendationOf(stage, [reference]))).rejects.toBeInstanceOf(
        ForbiddenError,
      )
    const made = await atMoment(noonOf('2026-03-03'), () =>
      registerRecommendation(stage.coordinator, recommendationOf(stage, [reference])),
    )
    expect(made.reference).toMatch(/^TVS-SU-2026-\d{5}$/)
    expect((await traceOf(made.id)).audit).toEqual(['recommendation:register (coordinator)'])
  })

  it('comes from public records of councils, each named once however it is written', async () => {
    const draft = await adoptedProposal(stage, '2026-03-02')
    const proposal = await submittedProposal(stage, '2026-03-02')
    const shortcoming = await sentShortcoming(stage, '2026-03-02')
    for (const wrong of [[], [draft.reference], ['PSH-SU-2026-99999'], ['JLS-SU-2026-00001'], ['x']])
      await expect(registerRecommendation(stage.chair, recommendationOf(stage, wrong))).rejects.toBeInstanceOf(
        InvalidInputError,
      )
    const typed = [proposal.reference, ` ${proposal.reference.toLowerCase()} `, shortcoming.reference]
    const { id, reference, sourceNumbers } = await registerRecommendation(stage.chair, recommendationOf(stage, typed))
    expect(sourceNumbers).toEqual([proposal.reference, shortcoming.reference])
    expect(await show(stage.member, reference)).toMatchObject({
      sourceRecords: [
        { recordType: 'Shortcoming', reference: shortcoming.reference, council: { slug: 'khujand' } },
        { recordType: 'Proposal', reference: proposal.reference, verifiedOn: null },
      ],
    })
    // Whoever writes past the application: the database itself knows the records.
    await expect(
      ownerDb.recommendation.update({ where: { id }, data: { sourceNumbers: [draft.reference] } }),
    ).rejects.toThrow(/Foreign key constraint/)
  })

  it('is seen before it is submitted by its council and by coordinators alone', async () => {
    const { reference } = await adopted(stage, '2026-03-05')
    for (const viewer of [anonymous, stage.officer, stage.otherSecretary, stage.administrator, stage.nobody])
      expect(await show(viewer, reference)).toBeNull()
    expect(await show(stage.member, reference)).toMatchObject({ state: 'adopted', viewerMay: [] })
    for (const viewer of [stage.secretary, stage.coordinator])
      expect(await show(viewer, reference)).toMatchObject({ viewerMay: ['amend', 'attach', 'discard', 'submit'] })
  })

  it('is written anew with other sources until it is submitted, and never afterwards', async () => {
    const { id, reference, sourceNumbers } = await adopted(stage, '2026-03-05')
    const more = await submittedProposal(stage, '2026-03-05')
    const {
      councilId: _council,
      departmentId: _department,
      idempotencyKey: _key,
      ...texts
    } = recommendationOf(stage, [...sourceNumbers, more.reference])
    await amendRecommendation(stage.coordinator, { ...texts, recommendationId: id, version: 1 })
    expect((await show(stage.secretary, reference)).sourceNumbers).toEqual([...sourceNumbers, more.reference])
    await submitRecommendation(stage.coordinator, { recommendationId: id })
    await expect(
      amendRecommendation(stage.coordinator, { ...texts, recommendationId: id, version: 3 }),
    ).rejects.toBeInstanceOf(ConflictError)
    await expect(ownerDb.recommendation.update({ where: { id }, data: { sourceNumbers } })).rejects.toThrow(
      /stays as it was published/,
    )
  })

  it('goes to the department and back, and is verified by a coordinator who did not report it', async () => {
    const { id, reference } = await acknowledged(stage, '2026-03-05')
    const at = <Result>(day: string, work: () => Promise<Result>) => atMoment(noonOf(day), work)
    await at('2026-03-06', () => answerRecommendation(stage.officer, recommendationAcceptance(id)))
    const act = (version: number, verb: 'reportImplemented' | 'confirmImplemented', evidence?: string) => ({
      idempotencyKey: crypto.randomUUID(),
      caseId: id,
      version,
      verb,
      language: 'tg' as const,
      text: 'Дида шуд.',
      evidence,
    })
    await at('2026-03-20', () => followUpRecommendation(stage.officer, act(4, 'reportImplemented', 'Фармоиш')))
    await expect(followUpRecommendation(stage.officer, act(5, 'confirmImplemented'))).rejects.toBeInstanceOf(
      ForbiddenError,
    )
    await at('2026-03-25', () => followUpRecommendation(stage.coordinator, act(5, 'confirmImplemented')))
    expect(await show(anonymous, reference)).toMatchObject({
      state: 'verified',
      transitions: [
        { verb: 'register', capacity: 'secretary' },
        { verb: 'submit', capacity: 'secretary' },
        { verb: 'acknowledge', capacity: 'officer' },
        { verb: 'answer', capacity: 'officer' },
        { verb: 'reportImplemented', capacity: 'officer' },
        { verb: 'confirmImplemented', capacity: 'coordinator' },
      ],
    })
  })

  it('reports back to the council whose record it comes from', async () => {
    const proposal = await submittedProposal(stage, '2026-03-02')
    const made = await atMoment(noonOf('2026-03-05'), () =>
      registerRecommendation(
        stage.otherSecretary,
        recommendationOf(stage, [proposal.reference], {
          councilId: stage.bokhtarCouncilId,
          departmentId: stage.khujandDepartmentId,
        }),
      ),
    )
    await atMoment(noonOf('2026-03-05'), () =>
      submitRecommendation(stage.otherSecretary, { recommendationId: made.id }),
    )
    const from = async () => {
      const document = `{ recommendationsFrom(reference: "${proposal.reference.toLowerCase()}") { reference }
        council(slug: "khujand") { recommendationsFromRecords { reference } } recommendations { totalCount } }`
      return (await graphqlAs(anonymous, document)).data
    }
    const listed = await from()
    expect(listed.recommendationsFrom).toEqual([{ reference: made.reference }])
    expect(listed.council.recommendationsFromRecords).toContainEqual({ reference: made.reference })
    expect(listed.recommendations.totalCount).toBeGreaterThan(0)
  })

  it('is read with its sources in at most five statements', async () => {
    const { reference } = await submitted(stage, '2026-03-05')
    const { statements } = await countStatements(() => show(anonymous, reference))
    expect(statements.length).toBeLessThanOrEqual(5)
  })
})
