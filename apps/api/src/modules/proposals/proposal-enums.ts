import { builder } from '../../platform/builder.ts'

export const ProposalState = builder.enumType('ProposalState', {
  description: 'Where a proposal stands. What the department said is a fact of its own: the outcome of its answer.',
  values: {
    draft: { description: 'The council is writing it.' },
    underCouncilReview: { description: 'The council is deciding on it.' },
    adopted: { description: 'The council has adopted it; it has its number and is not submitted yet.' },
    notAdopted: { description: 'The council did not adopt it.' },
    submitted: { description: 'The department has it, and it is public.' },
    acknowledged: { description: 'The department says that it will answer.' },
    answered: { description: 'The department has answered.' },
    inImplementation: { description: 'The department is carrying it out.' },
    reportedImplemented: { description: 'The department says that it is done.' },
    notConfirmed: { description: 'The council does not find it done.' },
    verified: { description: 'The council finds it done.' },
    escalated: { description: 'It went to the department above.' },
    discarded: { description: 'The council discarded it before it was submitted; its number is not given again.' },
    withdrawn: { description: 'The council took it back.' },
    merged: { description: 'It became part of another proposal.' },
  } as const,
})

export const ProposalOutcome = builder.enumType('ProposalOutcome', {
  description: 'What a department answers to a proposal.',
  values: {
    accepted: { description: 'It will be done.' },
    acceptedInPart: { description: 'Part of it will be done.' },
    declined: { description: 'It will not be done.' },
    deferred: { description: 'It will be decided later.' },
  } as const,
})

export const DeclineGround = builder.enumType('DeclineGround', {
  description: 'The grounds on which a proposal may be declined; each needs reasons beside it.',
  values: {
    notCompetent: { description: 'The department has no power to do it.' },
    againstLaw: { description: 'The law does not allow it.' },
    noFunds: { description: 'There is no money for it.' },
    alreadyDone: { description: 'It has been done already.' },
    notFeasible: { description: 'It cannot be done.' },
    other: { description: 'Something else, told in the reasons.' },
  } as const,
})

const followUps = {
  startImplementation: { description: 'Say what will be done and by when.' },
  reportImplemented: { description: 'Report it as implemented.' },
  confirmImplemented: { description: 'Confirm that it is implemented.' },
  confirmPartlyImplemented: { description: 'Find it implemented in part only.' },
  refuseImplemented: { description: 'Find it not implemented.' },
  escalate: { description: 'Go on to the superior department.' },
  withdraw: { description: 'Take it back.' },
  merge: { description: 'Merge it into another one.' },
} as const

export const ProposalFollowUp = builder.enumType('ProposalFollowUp', {
  description: 'An act that follows the answer to a proposal.',
  values: followUps,
})

export const ProposalVerb = builder.enumType('ProposalVerb', {
  description: 'An action on a proposal.',
  values: {
    amend: { description: 'Write it anew.' },
    attach: { description: 'Say which photos and documents show it.' },
    discard: { description: 'Discard it; its number is not given again.' },
    submit: { description: 'Submit it to the department.' },
    acknowledge: { description: 'Acknowledge that it was received.' },
    answer: { description: 'Answer it.' },
    supersedeAnswer: { description: 'Give a later answer, which supersedes the one before.' },
    ...followUps,
  } as const,
})
