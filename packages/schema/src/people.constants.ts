/** Where an account stands. */
export const personStates = ['invited', 'active', 'suspended'] as const
export type PersonState = (typeof personStates)[number]

/** What can be done to a person, by the names of the acts. */
export const personVerbs = [
  'renewInvitation',
  'withdrawInvitation',
  'suspendPerson',
  'restorePerson',
  'resetFactors',
  'assignPost',
  'endPost',
  'startMembership',
  'endMembership',
] as const
export type PersonVerb = (typeof personVerbs)[number]

/** Fewest and most code points of a reason that is given for an action on an account or a post. */
export const reasonMin = 3
export const reasonMax = 300
