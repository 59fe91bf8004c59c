/**
 * What an act that follows the answer does to a case, whatever its kind calls the act: the department plans what it agreed to and
 * reports it as done; the council confirms that wholly, in part or not at all, stands by what the department disputes or accepts
 * it, goes to the superior department, ends the case, opens it again, takes it back, or merges it into another one.
 */
export const followUpEffects = [
  'plan',
  'report',
  'confirm',
  'confirmPartly',
  'refuse',
  'maintain',
  'accept',
  'escalate',
  'close',
  'reopen',
  'withdraw',
  'merge',
] as const
export type FollowUpEffect = (typeof followUpEffects)[number]

/** What an act needs beside its text: what shows it, a day by which, the number of the case that takes this one in. */
export type FollowUpPart = 'evidence' | 'dueOn' | 'mergedInto'

/** Who does such an act, and the parts that it needs; the others it may not have. */
export interface FollowUpRule {
  readonly by: 'department' | 'council'
  readonly needs: readonly FollowUpPart[]
  /** Whether photos and documents may stand with it. */
  readonly takesFiles: boolean
}

/** Two keys: only the department reports, and only the council that put the case on the record confirms. */
export const followUpRules: Readonly<Record<FollowUpEffect, FollowUpRule>> = {
  plan: { by: 'department', needs: ['dueOn'], takesFiles: false },
  report: { by: 'department', needs: ['evidence'], takesFiles: true },
  confirm: { by: 'council', needs: [], takesFiles: true },
  confirmPartly: { by: 'council', needs: [], takesFiles: true },
  refuse: { by: 'council', needs: [], takesFiles: true },
  maintain: { by: 'council', needs: [], takesFiles: true },
  accept: { by: 'council', needs: [], takesFiles: false },
  escalate: { by: 'council', needs: [], takesFiles: false },
  close: { by: 'council', needs: [], takesFiles: false },
  reopen: { by: 'council', needs: [], takesFiles: true },
  withdraw: { by: 'council', needs: [], takesFiles: false },
  merge: { by: 'council', needs: ['mergedInto'], takesFiles: false },
}

/** A closed case is opened again within so many months; after that the same finding is a new one. The number is ours: no source names one. */
export const reopenMonths = 12
