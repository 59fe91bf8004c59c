import type { Subject } from '../../platform/assert-transition.ts'
import { mayAct } from '../../platform/authorize.ts'
import type { Actor, Viewer } from '../../platform/viewer.ts'
import type { CaseDefinition, CaseFacts, CaseTypes } from './case-kind.ts'

type Drafts = Pick<CaseDefinition<CaseTypes>, 'readDraft'>

/** May the actor see what this council has not handed over yet? Its members, and whoever else the kind lets read drafts. */
export function canSeeDraftsOf({ readDraft }: Drafts, actor: Actor, councilId: string): boolean {
  return mayAct(actor, readDraft, { councilId })
}

/** Whose drafts of a kind a viewer sees: those of some councils, by their ids, or everybody's. */
export type DraftReach = readonly string[] | 'everybody'

/** Whose drafts the viewer sees. */
export function draftReachOf(kind: Drafts, viewer: Viewer): DraftReach {
  if (viewer.kind !== 'person') return []
  // Without a council, only a post in the whole country permits it.
  if (mayAct(viewer, kind.readDraft)) return 'everybody'
  return viewer.seats.map(({ councilId }) => councilId).filter((councilId) => canSeeDraftsOf(kind, viewer, councilId))
}

/** Everybody sees what was handed over; before that, only those who may read the drafts of the council that registered it. */
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
