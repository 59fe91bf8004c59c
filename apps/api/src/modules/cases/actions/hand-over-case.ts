import { dateOf, now, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { readCalendar } from '../../calendar/index.ts'
import { publishDraftFiles } from '../case-files.ts'
import type { CaseTypes } from '../case-kind.ts'
import type { CaseKind } from '../define-case.ts'
import { issuerCapacity } from '../signature.ts'
import { keepClock } from '../earlier-clocks.ts'
import { startClock } from '../response-clock.ts'

/**
 * Hands a registered case over to the department: the response clock starts and the case becomes public. Whoever the
 * transition table lets do so for its council; leaves one step in the public history and one audit entry. Throws
 * NotFoundError, ForbiddenError, ConflictError.
 */
export async function handOverCase<Types extends CaseTypes>(
  kind: CaseKind<Types>,
  actor: Actor,
  id: string,
): Promise<{ id: string }> {
  const record = await kind.read.forAction(id)
  if (record === null) throw new NotFoundError()
  const sentOn = today()
  return db.$transaction(async (tx) => {
    const due = startClock(kind.clock, sentOn, await readCalendar(tx))
    if (record.isPublic) await keepClock(tx, record, sentOn)
    await transition(tx, kind.lifecycle, {
      record,
      verb: kind.handOverVerb,
      change: {
        sentOn: dateOf(sentOn),
        acknowledgeDueOn: dateOf(due.acknowledgeDueOn),
        answerDueOn: dateOf(due.answerDueOn),
        // A reopened case is handed over anew: what was done before stays in its history, the duties begin again.
        acknowledgedOn: null,
        answeredOn: null,
        ...(record.isPublic ? {} : { publishedAt: now() }),
      },
      actor,
      capacity: issuerCapacity(kind, actor, kind.handOverVerb, record.councilId),
      event: kind.stepEvent('handOver'),
    })
    if (!record.isPublic) {
      await publishDraftFiles(tx, id)
      await kind.store.countPublished(tx, record)
    }
    return { id }
  })
}
