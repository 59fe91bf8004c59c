import type { PostRole, CouncilOffice } from '../../generated/prisma/enums.ts'

/** A post that is in force today. `departmentIds` holds the department and all below it. */
export interface ViewerPost {
  readonly role: PostRole
  readonly departmentId: string | null
  readonly departmentIds: readonly string[]
  readonly titleTg: string | null
  readonly titleRu: string | null
  readonly titleEn: string | null
  /** First and last day of the post, YYYY-MM-DD, both included; null where no end is set. */
  readonly validFrom: string
  readonly validTo: string | null
}

/** A seat on a council that is in force today. */
export interface ViewerSeat {
  readonly membershipId: string
  readonly councilId: string
  readonly councilSlug: string
  readonly office: CouncilOffice
}

/** Who is asking. Everybody who is not signed in is the same anonymous viewer. */
export type Viewer = AnonymousViewer | SignedInViewer

export interface AnonymousViewer {
  readonly kind: 'anonymous'
}

export interface SignedInViewer {
  readonly kind: 'person'
  readonly personId: string
  readonly sessionId: string
  readonly email: string
  readonly label: string
  readonly demonstration: boolean
  /** When both factors were last proved in this session; acts that ask for a fresh proof compare it. */
  readonly confirmedAt: Date | null
  readonly posts: readonly ViewerPost[]
  readonly seats: readonly ViewerSeat[]
}

/** The system itself: seeds, imports and jobs. It can never be reached through the network. */
export interface SystemActor {
  readonly kind: 'system'
  readonly name: string
}

/** Whoever acts: a person, nobody known, or the system. Actions take an actor. */
export type Actor = Viewer | SystemActor

export const anonymous: AnonymousViewer = { kind: 'anonymous' }

/** As much of an actor as the audit log needs: somebody who is just signing in has no session yet. */
export type ActorOnRecord = Actor | { readonly kind: 'person'; readonly personId: string }

/** The person's id, or null for the system and for anonymous people. */
export function personIdOf(actor: ActorOnRecord): string | null {
  return actor.kind === 'person' ? actor.personId : null
}
