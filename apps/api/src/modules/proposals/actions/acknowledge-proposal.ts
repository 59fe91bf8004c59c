import { proposalInput } from '@hamkori/schema/proposals'
import type { ProposalInput } from '@hamkori/schema/proposals'
import { recordAudit, recordTransition } from '../../../platform/audit.ts'
import { officerCapacity } from '../../../platform/authorize.ts'
import { dateOf, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findProposalForAction } from '../actions.queries.ts'
import { proposalStep } from '../proposals.policy.ts'

/**
 * Says that the department has the recommendation and will answer. An officer of that department, or of one above it;
 * leaves one step in the public history and one audit entry.
 */
export async function acknowledgeProposal(actor: Actor, input: ProposalInput): Promise<{ id: string }> {
  const { proposalId: id } = parseInput(proposalInput, input)
  const { record, facts } = await findProposalForAction(id)
  const step = proposalStep(actor, facts, 'acknowledge')
  return db.$transaction(async (tx) => {
    const { count } = await tx.proposal.updateMany({
      where: { id, state: record.state },
      data: { state: step.to, acknowledgedOn: dateOf(today()) },
    })
    if (count !== 1) throw new ConflictError()
    const capacity = officerCapacity(actor)
    await recordTransition(tx, {
      actor,
      recordType: 'Proposal',
      recordId: id,
      from: record.state,
      verb: 'acknowledge',
      to: step.to,
      capacity,
    })
    await recordAudit(tx, actor, {
      action: 'proposal:acknowledge',
      payload: {},
      capacity,
      subjectType: 'Proposal',
      subjectId: id,
    })
    return { id }
  })
}
