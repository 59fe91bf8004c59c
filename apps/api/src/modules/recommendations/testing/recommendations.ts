import { atMoment } from '../../../platform/clock.ts'
import type { RecordFixture } from '../../../testing/record-fixture.ts'
import { submitted as submittedProposal } from '../../proposals/testing/proposals.ts'
import { noonOf } from '../../shortcomings/testing/findings.ts'
import { acknowledgeRecommendation } from '../actions/acknowledge-recommendation.ts'
import type { answerRecommendation } from '../actions/answer-recommendation.ts'
import { registerRecommendation } from '../actions/register-recommendation.ts'
import { submitRecommendation } from '../actions/submit-recommendation.ts'

type Registration = Parameters<typeof registerRecommendation>[1]
type Answer = Parameters<typeof answerRecommendation>[1]
type Made = { readonly id: string; readonly reference: string; readonly sourceNumbers: string[] }

/** What a recommendation of the council of Khujand says that comes from these records. */
export function recommendationOf(
  stage: RecordFixture,
  sourceNumbers: readonly string[],
  changes: Partial<Registration> = {},
): Registration {
  return {
    idempotencyKey: crypto.randomUUID(),
    councilId: stage.khujandCouncilId,
    departmentId: stage.khujandDepartmentId,
    sourceNumbers,
    topic: 'information',
    note: 'Дар мизи мудаввар қабул шуд.',
    title: { original: 'tg', tg: 'Дар ҳар шуъба қабули шомгоҳӣ' },
    detail: { original: 'tg', tg: 'Рӯзи сешанбе то соати 20.' },
    ...changes,
  }
}

/** A recommendation that the secretary registers on a day, from a proposal that was submitted before. */
export async function adopted(stage: RecordFixture, day: string, changes: Partial<Registration> = {}): Promise<Made> {
  const { reference } = await submittedProposal(stage, day)
  return atMoment(noonOf(day), () =>
    registerRecommendation(stage.secretary, recommendationOf(stage, [reference], changes)),
  )
}

/** The same, submitted to the department on that day. */
export async function submitted(stage: RecordFixture, day: string, changes: Partial<Registration> = {}): Promise<Made> {
  const made = await adopted(stage, day, changes)
  await atMoment(noonOf(day), () => submitRecommendation(stage.secretary, { recommendationId: made.id }))
  return made
}

/** The same, acknowledged by the department's officer on that day. */
export async function acknowledged(stage: RecordFixture, day: string): Promise<Made> {
  const made = await submitted(stage, day)
  await atMoment(noonOf(day), () => acknowledgeRecommendation(stage.officer, { recommendationId: made.id }))
  return made
}

/** An accepting answer with every part that it needs. */
export function recommendationAcceptance(recommendationId: string): Answer {
  return {
    idempotencyKey: crypto.randomUUID(),
    recommendationId,
    outcome: 'accepted',
    language: 'tg',
    reasons: 'Тавсия асоснок аст.',
    ownerOffice: 'Раёсати тартиботи ҷамъиятӣ',
    dueOn: '2027-01-01',
  }
}
