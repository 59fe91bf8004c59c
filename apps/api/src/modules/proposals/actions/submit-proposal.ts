import { proposalInput } from '@hamkori/schema/proposals'
import type { ProposalInput } from '@hamkori/schema/proposals'
import { recordAudit, recordTransition } from '../../../platform/audit.ts'
import { councilCapacity } from '../../../platform/authorize.ts'
import { dateOf, now, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import { startClock } from '../../../platform/response-clock.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findProposalForAction } from '../actions.queries.ts'
import { proposalStep } from '../proposals.policy.ts'

/**
 * Submits an adopted recommendation to the department: the response clock starts and the record becomes public. Chair,
 * deputy chair and secretary of the council that adopted it; leaves one step in the public history and one audit entry.
 */
export async function submitProposal(actor: Actor, input: ProposalInput): Promise<{ id: string }> {
  const { proposalId: id } = parseInput(proposalInput, input)
  const { record, facts } = await findProposalForAction(id)
  const step = proposalStep(actor, facts, 'submit')
  const submittedOn = today()
  const due = startClock('proposal', submittedOn)
  return db.$transaction(async (tx) => {
    const { count } = await tx.proposal.updateMany({
      where: { id, state: record.state },
      data: {
        state: step.to,
        submittedOn: dateOf(submittedOn),
        acknowledgeDueOn: dateOf(due.acknowledgeDueOn),
        answerDueOn: dateOf(due.answerDueOn),
        publishedAt: now(),
      },
    })
    if (count !== 1) throw new ConflictError()
    const { councilId, departmentId } = record
    await tx.proposalTally.upsert({
      where: { councilId_departmentId: { councilId, departmentId } },
      create: { councilId, departmentId, published: 1 },
      update: { published: { increment: 1 } },
    })
    const capacity = councilCapacity(actor, councilId) ?? 'system'
    await recordTransition(tx, {
      actor,
      recordType: 'Proposal',
      recordId: id,
      from: record.state,
      verb: 'submit',
      to: step.to,
      capacity,
    })
    await recordAudit(tx, actor, {
      action: 'proposal:submit',
      payload: {},
      capacity,
      subjectType: 'Proposal',
      subjectId: id,
    })
    return { id }
  })
}
