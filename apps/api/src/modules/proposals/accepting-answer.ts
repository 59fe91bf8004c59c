import type { DeclineGround, ProposalOutcome } from '@hamkori/schema/proposals.constants'
import { dateOf } from '../../platform/clock.ts'
import { dueDayIssues } from '../../platform/due-days.ts'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'
import type { AnswerRow } from '../cases/index.ts'

/** The answer of a department that accepts, declines or defers, as it is read. Days are YYYY-MM-DD. */
export interface AcceptingAnswerRow extends AnswerRow {
  readonly outcome: ProposalOutcome
  readonly ground: DeclineGround | null
  readonly ownerOffice: string | null
  readonly dueOn: string | null
  readonly deferredUntil: string | null
}

/** The columns that such an answer has beside those of all answers. */
export interface AcceptingAnswerColumns {
  readonly ground: DeclineGround | null
  readonly ownerOffice: string | null
  readonly dueOn: Date | null
  readonly deferredUntil: Date | null
}

/** The parts of such an answer, as they are sent. Days are YYYY-MM-DD. */
type AnswerParts = {
  readonly [Name in keyof AcceptingAnswerColumns]?: (Name extends 'ground' ? DeclineGround : string) | undefined
}

/**
 * What the answer stores, and its check against the day on which it is given: what is accepted is due on that day or later, what is
 * deferred is decided after it; neither more than five years ahead. The check throws InvalidInputError.
 */
function readParts({ ground, ownerOffice, dueOn, deferredUntil }: AnswerParts) {
  const dueDate = dueOn === undefined ? null : dateOf(dueOn)
  return {
    ownColumns: {
      ground: ground ?? null,
      ownerOffice: ownerOffice ?? null,
      dueOn: dueDate,
      deferredUntil: deferredUntil === undefined ? null : dateOf(deferredUntil),
    },
    actionDueOn: dueDate,
    check: (day: string) => {
      const issues = [
        ...dueDayIssues('dueOn', dueOn, day),
        ...dueDayIssues('deferredUntil', deferredUntil, day, { afterToday: true }),
      ]
      if (issues.length > 0) throw new InvalidInputError(issues)
    },
  }
}

/** A body without a quorum adopts nothing: throws InvalidInputError for a case that names such a decision. */
function refuseUnboundDecision({ binding }: { readonly binding: boolean | null }): void {
  if (binding === false) throw new InvalidInputError([invalidAt(['decisionId'], 'not_applicable_here')])
}

/** What the kinds of cases have in common that a body adopts and a department accepts, declines or defers. */
export const acceptingAnswers = {
  readParts,
  refuseUnboundDecision,
  stages: {
    agreed: ['accepted', 'acceptedInPart'],
    reported: ['reportedImplemented', 'verified'],
    verified: ['verified'],
  },
  promises: ['ownerOffice', 'dueOn'],
  columns: { ground: 'ground', ownerOffice: 'owner_office', dueOn: 'due_on', deferredUntil: 'deferred_until' },
} as const
