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
}

/** Two keys: only the department reports, and only the council that put the case on the record confirms. */
export const followUpRules: Readonly<Record<FollowUpEffect, FollowUpRule>> = {
  plan: { by: 'department', needs: ['dueOn'] },
  report: { by: 'department', needs: ['evidence'] },
  confirm: { by: 'council', needs: [] },
  confirmPartly: { by: 'council', needs: [] },
  refuse: { by: 'council', needs: [] },
  maintain: { by: 'council', needs: [] },
  accept: { by: 'council', needs: [] },
  escalate: { by: 'council', needs: [] },
  close: { by: 'council', needs: [] },
  reopen: { by: 'council', needs: [] },
  withdraw: { by: 'council', needs: [] },
  merge: { by: 'council', needs: ['mergedInto'] },
}

/** A closed case is opened again within so many months; after that the same finding is a new one. The number is ours: no source names one. */
export const reopenMonths = 12
