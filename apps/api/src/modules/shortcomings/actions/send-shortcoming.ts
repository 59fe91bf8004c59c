import { shortcomingInput } from '@hamkori/schema/shortcomings'
import type { ShortcomingInput } from '@hamkori/schema/shortcomings'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { shortcomings } from '../shortcomings.queries.ts'

/**
 * Sends a registered finding to the department: the response clock starts and the record becomes public. Chair, deputy
 * chair and secretary of the council that found it. Throws as `handOverCase`.
 */
export async function sendShortcoming(actor: Actor, input: ShortcomingInput): Promise<{ id: string }> {
  return caseActs.handOver(shortcomings, actor, parseInput(shortcomingInput, input).shortcomingId)
}
