import type { Transition } from './transitions.ts'

/** A draft is the council's own; an adopted plan is public, and its items live on one by one. */
export const planStates = ['draft', 'adopted'] as const
export type PlanState = (typeof planStates)[number]
export const planVerbs = ['draft', 'adopt'] as const
export type PlanVerb = (typeof planVerbs)[number]

/** Until it is adopted a plan is written anew as often as the council likes. */
export const planTransitions = [
  { from: null, verb: 'draft', to: 'draft', who: 'plan:draft' },
  { from: 'draft', verb: 'draft', to: 'draft', who: 'plan:draft' },
  { from: 'draft', verb: 'adopt', to: 'adopted', who: 'plan:adopt' },
] as const satisfies readonly Transition<PlanState, PlanVerb>[]

/** Where an item of an adopted plan stands. */
export const planItemStates = ['planned', 'inProgress', 'done', 'postponed', 'dropped'] as const
export type PlanItemState = (typeof planItemStates)[number]
export const planItemVerbs = ['start', 'finish', 'postpone', 'drop'] as const
export type PlanItemVerb = (typeof planItemVerbs)[number]

/** What was put off can be put off again, each time with its reason; what is done or dropped stays so. */
export const planItemTransitions = [
  { from: 'planned', verb: 'start', to: 'inProgress', who: 'planItem:start' },
  { from: 'postponed', verb: 'start', to: 'inProgress', who: 'planItem:start' },
  { from: 'planned', verb: 'finish', to: 'done', who: 'planItem:finish' },
  { from: 'inProgress', verb: 'finish', to: 'done', who: 'planItem:finish' },
  { from: 'postponed', verb: 'finish', to: 'done', who: 'planItem:finish' },
  { from: 'planned', verb: 'postpone', to: 'postponed', who: 'planItem:postpone' },
  { from: 'inProgress', verb: 'postpone', to: 'postponed', who: 'planItem:postpone' },
  { from: 'postponed', verb: 'postpone', to: 'postponed', who: 'planItem:postpone' },
  { from: 'planned', verb: 'drop', to: 'dropped', who: 'planItem:drop' },
  { from: 'inProgress', verb: 'drop', to: 'dropped', who: 'planItem:drop' },
  { from: 'postponed', verb: 'drop', to: 'dropped', who: 'planItem:drop' },
] as const satisfies readonly Transition<PlanItemState, PlanItemVerb>[]

/** Whether there is still something to do about an item. */
export function isUnfinished(state: PlanItemState): boolean {
  return planItemTransitions.some(({ from }) => from === state)
}

/** What kind of work an item is. */
export const planItemKinds = [
  'meeting',
  'reception',
  'visit',
  'information',
  'training',
  'monitoring',
  'other',
] as const
export type PlanItemKind = (typeof planItemKinds)[number]

/** Most code points of each text, and other bounds. */
export const planLimits = {
  earliestYear: 2000,
  latestYear: 2100,
  items: 60,
  what: 300,
  place: 200,
  /** How a plan was adopted, where no decision on record says it. */
  note: 500,
  /** Why an item was put off or dropped. */
  reason: 500,
  evidence: 1000,
} as const
