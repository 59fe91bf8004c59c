/** A person's office in a council. */
export const councilOffices = ['chair', 'deputyChair', 'secretary', 'member'] as const
export type CouncilOffice = (typeof councilOffices)[number]

/** Bodies that the register knows. A public council is the one that raises, proposes and verifies. */
export const bodyKinds = ['publicCouncil', 'steeringGroup', 'workingGroup', 'council', 'ministry', 'police', 'stateBody', 'international'] as const
export type BodyKind = (typeof bodyKinds)[number]

/** Why a membership ended; a public record, former members stay listed. */
export const membershipEndReasons = ['termEnded', 'resigned', 'recalled', 'absent', 'incompatibleOffice', 'died', 'councilDissolved'] as const
export type MembershipEndReason = (typeof membershipEndReasons)[number]

/** Who put a member forward. */
export const nominatorKinds = ['residents', 'civilSociety', 'mahalla', 'localAuthority', 'business', 'academia', 'media', 'police', 'other'] as const
export type NominatorKind = (typeof nominatorKinds)[number]

/** What a council or body did besides its meetings. */
export const activityKinds = [
  'reception', 'schoolVisit', 'inspectorReport', 'roundTable', 'meeting', 'consultation', 'workshop', 'assessment', 'survey', 'opening', 'project', 'milestone', 'other',
] as const
export type ActivityKind = (typeof activityKinds)[number]

/** Documents that bodies adopted or work by. */
export const documentKinds = [
  'law', 'draftLaw', 'presidentialDecree', 'governmentDecree', 'parliamentDecision', 'strategy', 'programme', 'provision', 'memorandum', 'order', 'report', 'tender', 'other',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** A council's address in URLs: `khujand`. */
export const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/u

export const councilLimits = { name: 200, purpose: 2000, office: 200, summary: 4000, place: 200, headCount: 1_000_000, participants: 50 } as const
