import { amendShortcomingInput } from '@hamkori/schema/shortcomings'
import type { AmendShortcomingInput } from '@hamkori/schema/shortcomings'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { shortcomings } from '../shortcomings.queries.ts'

/**
 * Writes a finding anew that was not sent yet. Chair, deputy chair and secretary of the council that registered it. Throws as
 * `amendCase`.
 */
export async function amendShortcoming(actor: Actor, input: AmendShortcomingInput): Promise<{ id: string }> {
  const { shortcomingId, version, topic, severity, ...content } = parseInput(amendShortcomingInput, input)
  return caseActs.amend(shortcomings, actor, {
    caseId: shortcomingId,
    version,
    content,
    ownColumns: { topic, severity },
  })
}
