import { shortcomingInput } from '@hamkori/schema/shortcomings'
import type { ShortcomingInput } from '@hamkori/schema/shortcomings'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { shortcomings } from '../shortcomings.queries.ts'

/** Says that the department has the finding and will answer. Who may, and what is thrown: see `acknowledgeCase`. */
export async function acknowledgeShortcoming(actor: Actor, input: ShortcomingInput): Promise<{ id: string }> {
  return caseActs.acknowledge(shortcomings, actor, parseInput(shortcomingInput, input).shortcomingId)
}
