/** Most characters of the texts that cases of every kind have. */
export const caseLimits = {
  title: 200,
  detail: 10_000,
  reasons: 5000,
  omissionReason: 1000,
  discardReason: 500,
  followUp: 5000,
  evidence: 5000,
  /** How many files stand with the text of a case, with an answer, or with what follows it. */
  files: 10,
  fileDescription: 300,
  fileRemovalReason: 500,
} as const

/** Why a published file may be taken off, and nothing else: that it is unwelcome to somebody is no ground. */
export const fileRemovalGrounds = ['recognisablePerson', 'privateData', 'courtOrder', 'wrongFile'] as const
export type FileRemovalGround = (typeof fileRemovalGrounds)[number]

/** How the answer to a public case stands on a day: without one after its last day, without one before, given by it, given after. */
export const answerStates = ['overdue', 'waiting', 'unanswered', 'answeredInTime', 'answeredLate'] as const
export type AnswerState = (typeof answerStates)[number]

/**
 * How far a public case has come: the department agreed to act, is late with what it promised, reported that it is done, the council
 * confirmed it. But for `late`, each holds the next.
 */
export const caseStages = ['agreed', 'late', 'reported', 'verified'] as const
export type CaseStage = (typeof caseStages)[number]

/** What a case is about: the same list for every kind that has topics. */
export const caseTopics = [
  'inspectors',
  'response',
  'attitude',
  'information',
  'corruption',
  'roadSafety',
  'youth',
  'domesticViolence',
  'premises',
  'other',
] as const
export type CaseTopic = (typeof caseTopics)[number]
