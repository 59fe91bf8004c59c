import { followUpShortcomingInput } from '@hamkori/schema/shortcomings'
import type { FollowUpShortcomingInput } from '@hamkori/schema/shortcomings'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { shortcomings } from '../shortcomings.queries.ts'

/** Does what follows the answer to a finding. Who may, what each verb needs and what is thrown: see `followUpCase`. */
export async function followUpShortcoming(actor: Actor, input: FollowUpShortcomingInput): Promise<{ id: string }> {
  return caseActs.followUp(shortcomings, actor, parseInput(followUpShortcomingInput, input))
}
