/**
 * Guards that stand behind another one, so that nothing shows from outside when one of the two is gone. They stay for the day
 * on which the other one changes; each is here with the guard in front of it, and none is counted as tried.
 */
export const behindAnother: Readonly<Record<string, string>> = {
  'modules/shortcomings/actions/answer-shortcoming.ts refusal throw new ForbiddenError(step.who)':
    'whoever may answer for a department holds a post there, and so a signature',
  'modules/proposals/actions/answer-proposal.ts refusal throw new ForbiddenError(step.who)':
    'whoever may answer for a department holds a post there, and so a signature',
  "modules/meetings/actions/sign-minutes.ts refusal throw new ForbiddenError('meeting:signMinutes')":
    'only the system is no person, and no request can become the system',
  "modules/feedback/actions/submit-rating.ts refusal throw new ForbiddenError('rating:submit')":
    'anybody may rate; what is refused here only the seed could ask for',
  'modules/feedback/feedback.policy.ts policy canSubmitRating':
    'anybody may rate; what is refused here only the seed could ask for',
  "modules/identity/enrolment.queries.ts requirement requirePermission(viewer, 'factor:add')":
    'it is asked of people who are signed in, and each of them holds it',
  'modules/identity/people-actions.graphql.ts scopes renewInvitation':
    'lock-invited.ts asks for person:invite before anything else, and is tried itself',
  "modules/identity/actions/add-factor.ts refusal throw new ForbiddenError('factor:add')":
    'no actor of the matrix is half signed in; accept-invitation.test.ts lets two enrolments of one account meet',
}
