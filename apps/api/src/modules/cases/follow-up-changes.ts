import type { FollowUpEffect } from '@hamkori/schema/follow-ups.constants'
import { parseNumber, formatNumber } from '@hamkori/schema/references'
import { dateOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { ConflictError, InvalidInputError, invalidAt } from '../../platform/errors.ts'
import { readCalendar } from '../calendar/index.ts'
import { readTerritory } from '../territory/index.ts'
import type { CaseChange, CaseTypes } from './case-kind.ts'
import type { CaseKind } from './define-case.ts'
import { keepClock } from './earlier-clocks.ts'
import { superiorOf } from './follow-up-kinds.ts'
import { startClock } from './response-clock.ts'

/** An act that follows the answer, on its day. Days are YYYY-MM-DD. */
interface Asked<Types extends CaseTypes> {
  readonly kind: CaseKind<Types>
  readonly record: Types['row']
  readonly day: string
  readonly dueOn?: string | undefined
  readonly mergedInto?: string | undefined
}

/**
 * The columns that an act changes beside the state. What it needs of other records it reads in the same transaction. Throws
 * InvalidInputError for a case that cannot take this one in, ConflictError where no department stands above.
 */
export async function changeBy<Types extends CaseTypes>(
  tx: Tx,
  effect: FollowUpEffect,
  asked: Asked<Types>,
): Promise<CaseChange> {
  const { day, dueOn } = asked
  switch (effect) {
    case 'plan':
      return { actionDueOn: dueOn === undefined ? null : dateOf(dueOn), reportedOn: null }
    case 'report':
      return { reportedOn: dateOf(day) }
    case 'confirm':
      return { verifiedOn: dateOf(day) }
    case 'confirmPartly':
    case 'refuse':
      return { reportedOn: null }
    case 'escalate':
      return escalated(tx, asked)
    case 'reopen':
      return { reportedOn: null, verifiedOn: null, actionDueOn: null }
    case 'merge':
      return { mergedInto: await receiverOf(asked) }
    default:
      return {}
  }
}

/** The case goes to the department above with a clock of its own. */
async function escalated<Types extends CaseTypes>(tx: Tx, { kind, record, day }: Asked<Types>): Promise<CaseChange> {
  const superior = superiorOf(await readTerritory(), record.responsibleDepartmentId)
  if (superior === null) throw new ConflictError()
  const due = startClock(kind.clock, day, await readCalendar(tx))
  await keepClock(tx, record, day)
  return {
    responsibleDepartmentId: superior,
    sentOn: dateOf(day),
    acknowledgeDueOn: dateOf(due.acknowledgeDueOn),
    answerDueOn: dateOf(due.answerDueOn),
    acknowledgedOn: null,
    answeredOn: null,
    actionDueOn: null,
  }
}

/** The printed number of the case that takes this one in: another public one of the same kind and council that has not ended. */
async function receiverOf<Types extends CaseTypes>({ kind, record, mergedInto }: Asked<Types>): Promise<string> {
  const wrong = (code: 'unknown_record' | 'duplicate') => new InvalidInputError([invalidAt(['mergedInto'], code)])
  const number = parseNumber(mergedInto ?? '')
  if (number?.prefix !== kind.referencePrefix) throw wrong('unknown_record')
  const receiver = await kind.read.byReference(formatNumber(number), [])
  if (receiver === null || receiver.councilId !== record.councilId || receiver.endedOn !== null)
    throw wrong('unknown_record')
  if (receiver.id === record.id) throw wrong('duplicate')
  return receiver.reference
}
