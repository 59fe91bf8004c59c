import { attachProposalFilesInput } from '@hamkori/schema/proposals'
import type { AttachProposalFilesInput } from '@hamkori/schema/proposals'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { proposals } from '../proposals.queries.ts'

/** Says which photos and documents show what a proposal says that was not submitted yet. Chair, deputy chair and secretary of the council that adopted it. Throws as `attachCaseFiles`. */
export async function attachProposalFiles(actor: Actor, input: AttachProposalFilesInput): Promise<{ id: string }> {
  const { proposalId, version, files } = parseInput(attachProposalFilesInput, input)
  return caseActs.attach(proposals, actor, { caseId: proposalId, version, files })
}
