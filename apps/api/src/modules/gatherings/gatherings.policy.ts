import { gatheringTransitions, publicGatheringStates } from '@hamkori/schema/gatherings'
import type { GatheringState, GatheringVerb } from '@hamkori/schema/gatherings'
import type { PermissionScope } from '@hamkori/schema/permissions'
import { allowedActions } from '../../platform/assert-transition.ts'
import type { Subject } from '../../platform/assert-transition.ts'
import { mayAct } from '../../platform/authorize.ts'
import type { Actor } from '../../platform/viewer.ts'

/** The country's own code: a gathering of all councils. */
export const countryCode = 'TJ'

/** What the rules need to know of a gathering. */
export interface GatheringFacts {
  readonly state: GatheringState
  readonly areaCode: string
  /** The council that hosts it. */
  readonly councilId: string
}

/** Whose a gathering is: the host's, but one of the whole country is no council's, so that only coordinators may act on it. */
export function scopeOfGathering({ areaCode, councilId }: Omit<GatheringFacts, 'state'>): PermissionScope {
  return areaCode === countryCode ? {} : { councilId }
}

/** From its announcement on it is everybody's; before that it is known to members of the host and to coordinators. */
export function isGatheringVisible(actor: Actor, gathering: GatheringFacts): boolean {
  const isPublic = publicGatheringStates.some((state) => state === gathering.state)
  return isPublic || mayAct(actor, 'gathering:readDraft', scopeOfGathering(gathering))
}

/** A gathering as the transition table's checks see it. */
export function subjectOfGathering(actor: Actor, gathering: GatheringFacts): Subject<GatheringState, GatheringVerb> {
  return {
    state: gathering.state,
    outcome: null,
    isVisible: isGatheringVisible(actor, gathering),
    scopeOf: () => scopeOfGathering(gathering),
  }
}

const offered = ['draft', 'announce', 'postpone', 'cancel', 'hold', 'conclude', 'discard'] as const

/** What the actor may do with a gathering now. */
export function verbsOnGathering(actor: Actor, gathering: GatheringFacts): GatheringVerb[] {
  return allowedActions(gatheringTransitions, actor, subjectOfGathering(actor, gathering), offered)
}
