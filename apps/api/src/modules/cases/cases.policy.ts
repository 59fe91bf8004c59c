import type { Subject } from '../../platform/assert-transition.ts'
import { mayAct } from '../../platform/authorize.ts'
import type { Actor, Viewer } from '../../platform/viewer.ts'
import type { CaseDefinition, CaseFacts, CaseTypes } from './case-kind.ts'

type Drafts = Pick<CaseDefinition<CaseTypes>, 'readDraft'>

/** May the actor see what this council has not handed over yet? Its members only. */
export function canSeeDraftsOf({ readDraft }: Drafts, actor: Actor, councilId: string): boolean {
  return mayAct(actor, readDraft, { councilId })
}

/** The councils whose drafts the viewer sees. */
export function draftCouncilsOf(kind: Drafts, viewer: Viewer): string[] {
  if (viewer.kind !== 'person') return []
  return viewer.seats.map(({ councilId }) => councilId).filter((councilId) => canSeeDraftsOf(kind, viewer, councilId))
}

/** Everybody sees what was handed over; before that, only the members of the council that registered it. */
export function canSeeCase(kind: Drafts, actor: Actor, facts: Pick<CaseFacts, 'isPublic' | 'councilId'>): boolean {
  return facts.isPublic || canSeeDraftsOf(kind, actor, facts.councilId)
}

/** A case as the checks of the transition table see it. */
export function subjectOf<State extends string>(
  kind: Drafts,
  actor: Actor,
  facts: CaseFacts & { readonly state: State },
): Subject<State, string> {
  const [latest] = facts.responses
  return {
    state: facts.state,
    outcome: latest?.outcome ?? null,
    isVisible: canSeeCase(kind, actor, facts),
    scopeOf: (verb) => ({
      councilId: facts.councilId,
      // An answer is corrected by the department that gave it, also where it referred the case to another.
      departmentId: verb === 'supersedeAnswer' ? latest?.departmentId : facts.responsibleDepartmentId,
    }),
  }
}
