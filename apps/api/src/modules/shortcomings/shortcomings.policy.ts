import { shortcomingTransitions } from '@hamkori/schema/shortcomings.constants'
import type { ShortcomingOutcome, ShortcomingState, ShortcomingVerb } from '@hamkori/schema/shortcomings.constants'
import { mayAct } from '../../platform/authorize.ts'
import { assertTransition, allowedActions } from '../../platform/assert-transition.ts'
import type { Subject } from '../../platform/assert-transition.ts'
import type { Actor } from '../../platform/viewer.ts'

/** The facts of a shortcoming that decide who may do what. */
export interface ShortcomingFacts {
  readonly state: ShortcomingState
  readonly councilId: string
  /** The department that owes the next answer. */
  readonly responsibleDepartmentId: string
  /** The latest answer: who gave it, and what it said. */
  readonly lastAnswer: { readonly departmentId: string; readonly outcome: ShortcomingOutcome } | null
  /** True from the moment it was sent. */
  readonly isPublic: boolean
}

/** The verbs that can be used today. The table knows more; those come with their own acts. */
const offeredVerbs = ['send', 'acknowledge', 'answer', 'supersedeAnswer'] as const satisfies readonly ShortcomingVerb[]
export type OfferedShortcomingVerb = (typeof offeredVerbs)[number]

/** May the actor see what this council has not sent yet? Its members only. */
export function maySeeDraftsOf(actor: Actor, councilId: string): boolean {
  return mayAct(actor, 'shortcoming:readDraft', { councilId })
}

/** Everybody sees what was sent; before that, only the members of the council that found it. */
export function maySeeShortcoming(actor: Actor, facts: Pick<ShortcomingFacts, 'isPublic' | 'councilId'>): boolean {
  return facts.isPublic || maySeeDraftsOf(actor, facts.councilId)
}

/** The step that a verb makes now. Throws as {@link assertTransition} does. */
export function shortcomingStep(actor: Actor, facts: ShortcomingFacts, verb: OfferedShortcomingVerb) {
  return assertTransition(shortcomingTransitions, actor, subjectOf(actor, facts), verb)
}

/** The verbs that the actor may use on it now. */
export function shortcomingVerbsFor(actor: Actor, facts: ShortcomingFacts): OfferedShortcomingVerb[] {
  return allowedActions(shortcomingTransitions, actor, subjectOf(actor, facts), offeredVerbs)
}

function subjectOf(actor: Actor, facts: ShortcomingFacts): Subject<ShortcomingState, ShortcomingVerb> {
  return {
    state: facts.state,
    outcome: facts.lastAnswer?.outcome ?? null,
    isVisible: maySeeShortcoming(actor, facts),
    scopeOf: (verb) => ({
      councilId: facts.councilId,
      // An answer is corrected by the department that gave it, also where it referred the finding to another.
      departmentId: verb === 'supersedeAnswer' ? facts.lastAnswer?.departmentId : facts.responsibleDepartmentId,
    }),
  }
}
