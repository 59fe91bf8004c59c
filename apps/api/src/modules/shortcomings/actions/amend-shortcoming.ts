import { amendShortcomingInput } from '@hamkori/schema/shortcomings'
import type { AmendShortcomingInput } from '@hamkori/schema/shortcomings'
import { assertTransition } from '../../../platform/assert-transition.ts'
import { NotFoundError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { settledFinding } from '../settled-finding.ts'
import { shortcomings } from '../shortcomings.queries.ts'

/**
 * Writes a finding anew that was not sent yet, and which one it repeats. Chair, deputy chair and secretary of the council that registered
 * it. Throws as `amendCase`, and InvalidInputError at `recurrenceOf` for what cannot have come back.
 */
export async function amendShortcoming(actor: Actor, input: AmendShortcomingInput): Promise<{ id: string }> {
  const { shortcomingId, version, topic, severity, recurrenceOf, ...content } = parseInput(amendShortcomingInput, input)
  const record = await shortcomings.read.forAction(shortcomingId)
  if (record === null) throw new NotFoundError()
  // Whoever may not know of the draft learns nothing of it by another refusal.
  assertTransition(shortcomings.transitions, actor, shortcomings.lifecycle.subjectOf(actor, record), 'amend')
  const repeated = recurrenceOf === record.recurrenceOf ? recurrenceOf : await settledFinding(recurrenceOf, record)
  return caseActs.amend(shortcomings, actor, {
    caseId: shortcomingId,
    version,
    content,
    ownColumns: { topic, severity, recurrenceOf: repeated },
  })
}
