import { atMoment } from '../../../platform/clock.ts'
import { noonOf } from '../../shortcomings/testing/findings.ts'
import type { RecordFixture } from '../../../testing/record-fixture.ts'
import { acknowledgeProposal } from '../actions/acknowledge-proposal.ts'
import type { answerProposal } from '../actions/answer-proposal.ts'
import { registerProposal } from '../actions/register-proposal.ts'
import { submitProposal } from '../actions/submit-proposal.ts'

type Registration = Parameters<typeof registerProposal>[1]
type Answer = Parameters<typeof answerProposal>[1]

/** What a proposal of the council of Khujand says. */
export function proposalOf(stage: RecordFixture, changes: Partial<Registration> = {}): Registration {
  return {
    idempotencyKey: crypto.randomUUID(),
    councilId: stage.khujandCouncilId,
    departmentId: stage.khujandDepartmentId,
    decisionId: stage.khujandMeeting.decisionId,
    topic: 'information',
    title: { original: 'tg', tg: 'Соатҳои қабул шом низ бошанд' },
    detail: { original: 'tg', tg: 'Рӯзи сешанбе то соати 20.' },
    ...changes,
  }
}

/** A proposal registered by the secretary on a day. */
export function adopted(
  stage: RecordFixture,
  day: string,
  changes: Partial<Registration> = {},
): Promise<{ id: string; reference: string }> {
  return atMoment(noonOf(day), () => registerProposal(stage.secretary, proposalOf(stage, changes)))
}

/** The same, submitted to the department on that day. */
export async function submitted(
  stage: RecordFixture,
  day: string,
  changes: Partial<Registration> = {},
): Promise<{ id: string; reference: string }> {
  const proposal = await adopted(stage, day, changes)
  await atMoment(noonOf(day), () => submitProposal(stage.secretary, { proposalId: proposal.id }))
  return proposal
}

/** The same, acknowledged by the department's officer on that day. */
export async function acknowledged(
  stage: RecordFixture,
  day: string,
  changes: Partial<Registration> = {},
): Promise<{ id: string; reference: string }> {
  const proposal = await submitted(stage, day, changes)
  await atMoment(noonOf(day), () => acknowledgeProposal(stage.officer, { proposalId: proposal.id }))
  return proposal
}

/** An accepting answer with every part that it needs. */
export function acceptance(proposalId: string, changes: Partial<Answer> = {}): Answer {
  return {
    idempotencyKey: crypto.randomUUID(),
    proposalId,
    outcome: 'accepted',
    language: 'tg',
    reasons: 'Пешниҳод асоснок аст.',
    ownerOffice: 'Шуъбаи навбатдорӣ',
    dueOn: '2027-01-01',
    ...changes,
  }
}

/** Takes the parts of an acceptance away, for the other outcomes. */
export const withoutAcceptance = { ownerOffice: null, dueOn: null } as const
