/** A person's office in a council. */
export const councilOffices = ['chair', 'deputyChair', 'secretary', 'member'] as const
export type CouncilOffice = (typeof councilOffices)[number]

/** Organisations that appear in the record but are neither a department nor a council of this system. */
export const bodyKinds = [
  'ministry',
  'ministryUnit',
  'publicCouncils',
  'steeringGroup',
  'workingGroup',
  'council',
  'international',
  'stateBody',
] as const

/** What everybody reads of a member: the name, or only the office and who nominated. The second holds where nothing was chosen. */
export const nameDisplays = ['office', 'name'] as const
export type NameDisplay = (typeof nameDisplays)[number]

/** Why a membership ended; a public record, former members stay listed. */
export const membershipEndReasons = [
  'termEnded',
  'resigned',
  'recalled',
  'absent',
  'incompatibleOffice',
  'died',
  'councilDissolved',
] as const
export type MembershipEndReason = (typeof membershipEndReasons)[number]

/** Legal acts, agreements and strategies that the record refers to. */
export const documentKinds = [
  'law',
  'draftLaw',
  'presidentialDecree',
  'governmentDecree',
  'governmentResolution',
  'parliamentDecision',
  'strategy',
  'programme',
  'provision',
  'memorandum',
  'order',
  'report',
  'tenderDossier',
  'other',
] as const

/** A council's address in URLs: `khujand`. */
export const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/u

/** Most code points of each text, and other bounds. */
export const councilLimits = {
  name: 200,
  title: 400,
  text: 1000,
  memberName: 120,
  /** Where and when to reach a council, and its phone. */
  reach: 500,
  phone: 60,
  office: 300,
  place: 200,
  attendance: 1_000_000,
  listed: 100,
  seats: 200,
  /** How many seats a council has where nobody says otherwise. */
  usualSeats: 15,
} as const

/** A membership's term in calendar days; `termTo` is its last day, null while it has none. */
export interface Term {
  readonly termFrom: string
  readonly termTo: string | null
}

/** True when a membership is valid on a day, both ends included. */
export function isInForce(term: Term, day: string): boolean {
  return term.termFrom <= day && (term.termTo === null || day <= term.termTo)
}
