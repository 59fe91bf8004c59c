import { dueYearsAhead, isTooFarAhead } from '@hamkori/schema/due-days'
import { declineGrounds } from '@hamkori/schema/proposals.constants'
import type { DeclineGround, ProposalOutcome } from '@hamkori/schema/proposals.constants'
import type { Issue } from '../../platform/forms/useIssues.ts'
import type { AnswerInput } from './composables/useAnswerForm.ts'

/** What an answer says by which a department accepts, declines or defers; days are YYYY-MM-DD. */
export interface AcceptingParts {
  readonly ground: DeclineGround | null
  readonly ownerOffice: string | null
  readonly dueOn: string | null
  readonly deferredUntil: string | null
}

/** The same as the form keeps it. */
export type AcceptingFields = { [Name in keyof AcceptingParts]: string }

/** What is sent of such an answer, besides the case. */
export type AcceptingInput = AnswerInput<ProposalOutcome> & AcceptingParts

/** Whether such an outcome promises something, with who does it and by when. */
export function accepts(outcome: string): boolean {
  return outcome === 'accepted' || outcome === 'acceptedInPart'
}

/** What belongs to the outcome; what was written for another one before is not sent. */
export function partsOf(
  outcome: string,
  { ground, ownerOffice, dueOn, deferredUntil }: Readonly<AcceptingFields>,
): AcceptingParts {
  return {
    ground: outcome === 'declined' ? (declineGrounds.find((known) => known === ground) ?? null) : null,
    ownerOffice: accepts(outcome) ? ownerOffice || null : null,
    dueOn: accepts(outcome) ? dueOn || null : null,
    deferredUntil: outcome === 'deferred' ? deferredUntil || null : null,
  }
}

/** What the API asks of such an answer on a day, so that nobody is asked to publish what it would refuse. */
export function gapsOf(outcome: string, fields: Readonly<AcceptingFields>, today: string): Issue[] {
  const { ground, ownerOffice, dueOn, deferredUntil } = partsOf(outcome, fields)
  const gaps = [
    { path: 'ground', code: 'needs_ground', isWrong: outcome === 'declined' && ground === null },
    { path: 'ownerOffice', code: 'needs_owner_and_date', isWrong: accepts(outcome) && !ownerOffice?.trim() },
    { path: 'dueOn', code: 'needs_owner_and_date', isWrong: accepts(outcome) && dueOn === null },
    { path: 'deferredUntil', code: 'needs_until_date', isWrong: outcome === 'deferred' && deferredUntil === null },
    // A corrected answer may have named a day that has passed by now.
    { path: 'dueOn', code: 'date_in_past', isWrong: dueOn !== null && dueOn < today },
    { path: 'deferredUntil', code: 'date_in_past', isWrong: deferredUntil !== null && deferredUntil <= today },
    { path: 'dueOn', code: 'date_too_far', isWrong: dueOn !== null && isTooFarAhead(dueOn, today) },
    {
      path: 'deferredUntil',
      code: 'date_too_far',
      isWrong: deferredUntil !== null && isTooFarAhead(deferredUntil, today),
    },
  ]
  return gaps.filter(({ isWrong }) => isWrong).map(({ path, code }) => ({ path: [path], code, maximum: dueYearsAhead }))
}
