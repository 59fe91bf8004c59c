import { db } from '../../platform/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { ProposalFacts } from './proposals.policy.ts'

/** A proposal as an action finds it, with the facts its policy needs. Throws {@link NotFoundError} for an unknown id. */
export async function findProposalForAction(id: string) {
  const record = await db.proposal.findUnique({
    where: { id },
    include: { responses: { orderBy: { version: 'desc' }, take: 1, select: { outcome: true } } },
  })
  if (record === null) throw new NotFoundError()
  const facts: ProposalFacts = {
    state: record.state,
    councilId: record.councilId,
    departmentId: record.departmentId,
    lastOutcome: record.responses[0]?.outcome ?? null,
    isPublic: record.publishedAt !== null,
  }
  return { record, facts }
}
