import { registerShortcomingInput } from '@hamkori/schema/shortcomings'
import type { RegisterShortcomingInput } from '@hamkori/schema/shortcomings'
import type { ShortcomingModel } from '../../../../generated/prisma/models.ts'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { shortcomings } from '../shortcomings.queries.ts'

/**
 * Puts a finding on the council's record under the next number of its region and year. Chair, deputy chair and secretary of
 * that council only. Throws and repeats as `registerCase`.
 */
export async function registerShortcoming(actor: Actor, input: RegisterShortcomingInput): Promise<ShortcomingModel> {
  const { idempotencyKey, ...content } = parseInput(registerShortcomingInput, input)
  const { topic, severity } = content
  return caseActs.register(shortcomings, actor, {
    idempotencyKey,
    content,
    ownColumns: { topic, severity },
  })
}
