import { registerProposalInput } from '@hamkori/schema/proposals'
import type { RegisterProposalInput } from '@hamkori/schema/proposals'
import type { ProposalModel } from '../../../../generated/prisma/models.ts'
import { InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { registerCase } from '../../cases/index.ts'
import { proposals } from '../proposals.queries.ts'

/**
 * Puts a recommendation that the council has adopted on its record, under the next number of its region and year. It names a
 * decision that binds, or a note on how it was adopted, which the public history prints. Chair, deputy chair and secretary
 * of that council only. Throws and repeats as `registerCase`.
 */
export async function registerProposal(actor: Actor, input: RegisterProposalInput): Promise<ProposalModel> {
  const { idempotencyKey, ...content } = parseInput(registerProposalInput, input)
  return registerCase(proposals, actor, {
    idempotencyKey,
    content,
    ownColumns: {},
    // A council without a quorum adopts nothing.
    checkSource: ({ binding }) => {
      if (binding === false) throw new InvalidInputError([invalidAt(['decisionId'], 'not_applicable_here')])
    },
    reason: content.note,
  })
}
