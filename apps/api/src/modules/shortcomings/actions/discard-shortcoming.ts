import { discardShortcomingInput } from '@hamkori/schema/shortcomings'
import type { DiscardShortcomingInput } from '@hamkori/schema/shortcomings'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { shortcomings } from '../shortcomings.queries.ts'

/**
 * Discards a finding that was not sent yet. Chair, deputy chair and secretary of the council that registered it. Throws as
 * `discardCase`.
 */
export async function discardShortcoming(actor: Actor, input: DiscardShortcomingInput): Promise<{ id: string }> {
  const { shortcomingId, reason } = parseInput(discardShortcomingInput, input)
  return caseActs.discard(shortcomings, actor, { caseId: shortcomingId, reason })
}
