import { today } from './platform/clock.ts'
import type { Lasting, LastingFields } from './platform/http/kept-answers.ts'
import { recordVersion } from './platform/record-version.ts'
import { lastingDashboard } from './rooms/dashboards/index.ts'
import { lastingPlaces, readTerritory } from './rooms/territory/index.ts'

/**
 * How long an answer about the public record stands: as long as no transaction has changed the record, the territory is the same
 * and it is the same day in Dushanbe (time limits count days). What it reaches may read those tables alone whose changes are
 * counted (prisma/migrations, `count_record_change`; src/record-version.test.ts asks for it). Nothing of a person, of a rating or
 * of a session may stand here.
 */
const lastingRecord: Lasting = {
  state: async () => [await readTerritory(), await recordVersion(), today()],
  reaches: [
    ...lastingPlaces.reaches,
    ...['PageInfo', 'Source', 'Transition', 'TrilingualText', 'Deadline'],
    ...['Area.councils', 'Department.sources', 'PoliceUnit.sources', 'Body', 'LegalDocument'],
    ...['Council', 'QueryCouncilsConnection', 'QueryCouncilsConnectionEdge'],
    ...['id', 'seat', 'office', 'nominatedBy', 'termFrom', 'termTo', 'endedReason', 'demonstration', 'council'].map(
      (field) => `Membership.${field}`,
    ),
    ...['Meeting', 'AgendaItem', 'Attendance', 'Decision', 'Assignment', 'Activity'],
    ...['QueryActivitiesConnection', 'QueryActivitiesConnectionEdge'],
    ...['CouncilMeetingsConnection', 'CouncilMeetingsConnectionEdge'],
    ...['Shortcoming', 'ShortcomingResponse', 'QueryShortcomingsConnection', 'QueryShortcomingsConnectionEdge'],
    ...['CouncilShortcomingsConnection', 'CouncilShortcomingsConnectionEdge'],
    ...['Proposal', 'ProposalResponse', 'QueryProposalsConnection', 'QueryProposalsConnectionEdge'],
    ...['CouncilProposalsConnection', 'CouncilProposalsConnectionEdge'],
  ],
}

/** Root fields whose answers to anonymous queries are kept, with what they depend on. */
export const lastingFields: LastingFields = {
  dashboard: [lastingDashboard],
  country: [lastingPlaces, lastingRecord],
  area: [lastingPlaces, lastingRecord],
  regions: [lastingPlaces, lastingRecord],
  districts: [lastingPlaces, lastingRecord],
  policeUnit: [lastingPlaces, lastingRecord],
  department: [lastingPlaces, lastingRecord],
  councils: [lastingRecord],
  council: [lastingRecord],
  bodies: [lastingRecord],
  legalDocuments: [lastingRecord],
  meeting: [lastingRecord],
  activities: [lastingRecord],
  shortcomings: [lastingRecord],
  shortcoming: [lastingRecord],
  proposals: [lastingRecord],
  proposal: [lastingRecord],
}
