import { today } from './platform/clock.ts'
import type { CachePolicy, CachedFields } from './platform/http/response-cache.ts'
import { recordVersion } from './platform/record-version.ts'
import { scoresPolicy } from './modules/dashboards/index.ts'
import { territoryPolicy, readTerritory } from './modules/territory/index.ts'

/**
 * How long an answer about the public record stands: as long as no transaction has changed the record, the territory is the same
 * and it is the same day in Dushanbe (time limits count days). What it reaches may read those tables alone whose changes are
 * counted (prisma/migrations, `count_record_change`; src/record-version.test.ts asks for it). Nothing of a person, of a rating or
 * of a session may stand here.
 */
const publicRecordPolicy: CachePolicy = {
  version: async () => [await readTerritory(), await recordVersion(), today()],
  covers: [
    ...territoryPolicy.covers,
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
export const cachedFields: CachedFields = {
  dashboard: [scoresPolicy],
  country: [territoryPolicy, publicRecordPolicy],
  area: [territoryPolicy, publicRecordPolicy],
  regions: [territoryPolicy, publicRecordPolicy],
  districts: [territoryPolicy, publicRecordPolicy],
  policeUnit: [territoryPolicy, publicRecordPolicy],
  department: [territoryPolicy, publicRecordPolicy],
  councils: [publicRecordPolicy],
  council: [publicRecordPolicy],
  bodies: [publicRecordPolicy],
  legalDocuments: [publicRecordPolicy],
  meeting: [publicRecordPolicy],
  activities: [publicRecordPolicy],
  shortcomings: [publicRecordPolicy],
  shortcoming: [publicRecordPolicy],
  proposals: [publicRecordPolicy],
  proposal: [publicRecordPolicy],
}
