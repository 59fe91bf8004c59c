import type { Transition } from './transitions.ts'

/** Where a gathering of councils stands. A draft and a discarded one are known to those who plan it, all others to everybody. */
export const gatheringStates = [
  'draft',
  'announced',
  'postponed',
  'cancelled',
  'held',
  'concluded',
  'discarded',
] as const
export type GatheringState = (typeof gatheringStates)[number]
export const gatheringVerbs = [
  'draft',
  'record',
  'announce',
  'postpone',
  'cancel',
  'hold',
  'conclude',
  'discard',
] as const
export type GatheringVerb = (typeof gatheringVerbs)[number]

/** What has been announced ends in public: held, and then concluded with its outcome, or cancelled with a reason. */
export const gatheringTransitions = [
  { from: null, verb: 'draft', to: 'draft', who: 'gathering:draft' },
  { from: null, verb: 'record', to: 'concluded', who: 'gathering:record' },
  { from: 'draft', verb: 'draft', to: 'draft', who: 'gathering:draft' },
  { from: 'draft', verb: 'discard', to: 'discarded', who: 'gathering:discard' },
  { from: 'draft', verb: 'announce', to: 'announced', who: 'gathering:announce' },
  { from: 'announced', verb: 'postpone', to: 'postponed', who: 'gathering:postpone' },
  { from: 'postponed', verb: 'postpone', to: 'postponed', who: 'gathering:postpone' },
  { from: 'announced', verb: 'cancel', to: 'cancelled', who: 'gathering:cancel' },
  { from: 'postponed', verb: 'cancel', to: 'cancelled', who: 'gathering:cancel' },
  { from: 'announced', verb: 'hold', to: 'held', who: 'gathering:hold' },
  { from: 'postponed', verb: 'hold', to: 'held', who: 'gathering:hold' },
  { from: 'held', verb: 'conclude', to: 'concluded', who: 'gathering:conclude' },
] as const satisfies readonly Transition<GatheringState, GatheringVerb>[]

/** The states in which everybody knows of a gathering. */
export const publicGatheringStates = [
  'announced',
  'postponed',
  'cancelled',
  'held',
  'concluded',
] as const satisfies readonly GatheringState[]

/** What a point of a programme is for, in the order of the republican round table of 4 October 2019 (source S4). */
export const gatheringItemKinds = [
  'opening',
  'role',
  'activity',
  'shortcomings',
  'implemented',
  'plans',
  'proposals',
  'other',
] as const
export type GatheringItemKind = (typeof gatheringItemKinds)[number]

/** Most code points of each text, and other bounds. */
export const gatheringLimits = {
  title: 300,
  place: 200,
  what: 300,
  /** An office or a body; never a person's name. */
  speaker: 200,
  guest: 200,
  reason: 500,
  outcome: 5000,
  items: 30,
  /** Minutes of one point of the programme. */
  minutes: 480,
  councils: 70,
  guests: 30,
  /** Rows of one section of the pack; its total says how many there are in all. */
  packRows: 40,
  earliestYear: 2000,
  latestYear: 2100,
} as const
