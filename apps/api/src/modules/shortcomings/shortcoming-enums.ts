import { builder } from '../../platform/builder.ts'

export const ShortcomingState = builder.enumType('ShortcomingState', {
  description: 'Where a shortcoming stands. What the department said is a fact of its own: the outcome of its answer.',
  values: {
    draft: { description: 'The council is writing it.' },
    registered: { description: 'It has its number; it is not sent and not public yet.' },
    sent: { description: 'The department has it, and it is public.' },
    acknowledged: { description: 'The department says that it will answer.' },
    answered: { description: 'The department has answered.' },
    remedyPlanned: { description: 'The department has said what it will do, and by when.' },
    reportedFixed: { description: 'The department says that it is fixed.' },
    notConfirmed: { description: 'The council does not find it fixed.' },
    verifiedFixed: { description: 'The council finds it fixed.' },
    maintained: { description: 'The council stands by a finding that the department disputes.' },
    accepted: { description: 'The council accepts what the department says against it.' },
    closed: { description: 'Nothing more is to be done.' },
    reopened: { description: 'It came back after it was closed.' },
    discarded: { description: 'The council discarded it before it was sent; its number is not given again.' },
    withdrawn: { description: 'The council has taken it back.' },
    merged: { description: 'Another finding has taken it in.' },
  } as const,
})

export const Severity = builder.enumType('Severity', {
  description: 'How much harm it does if nothing changes.',
  values: {
    low: { description: 'Little.' },
    medium: { description: 'Some.' },
    high: { description: 'Much.' },
  } as const,
})

export const ShortcomingOutcome = builder.enumType('ShortcomingOutcome', {
  description: 'What a department answers to a shortcoming.',
  values: {
    confirmed: { description: 'It is so.' },
    partly: { description: 'Part of it is so.' },
    disputed: { description: 'It is not so; the answer shows the evidence.' },
    referred: { description: 'Another department has to answer; the clock goes on.' },
  } as const,
})

const followUps = {
  planRemedy: { description: 'Say what will be done and by when.' },
  reportFixed: { description: 'Report it as fixed.' },
  confirmFixed: { description: 'Confirm that it is fixed.' },
  confirmPartlyFixed: { description: 'Find it fixed in part only.' },
  refuseFixed: { description: 'Find it not fixed.' },
  maintain: { description: 'Stand by a finding that the department disputes.' },
  acceptDispute: { description: 'Accept what the department says against it.' },
  escalate: { description: 'Go on to the superior department.' },
  close: { description: 'Close it.' },
  reopen: { description: 'Open it again.' },
  withdraw: { description: 'Take it back.' },
  merge: { description: 'Merge it into another one.' },
} as const

export const ShortcomingFollowUp = builder.enumType('ShortcomingFollowUp', {
  description: 'An act that follows the answer to a shortcoming.',
  values: followUps,
})

export const ShortcomingVerb = builder.enumType('ShortcomingVerb', {
  description: 'An action on a shortcoming.',
  values: {
    amend: { description: 'Write it anew.' },
    attach: { description: 'Say which photos and documents show it.' },
    discard: { description: 'Discard it; its number is not given again.' },
    send: { description: 'Send it to the department.' },
    acknowledge: { description: 'Acknowledge that it was received.' },
    answer: { description: 'Answer it.' },
    supersedeAnswer: { description: 'Give a later answer, which supersedes the one before.' },
    ...followUps,
  } as const,
})
