import './meetings.graphql.ts'

/** @internal Only tests use it from outside. */
export { correctMinutes } from './actions/correct-minutes.ts'
/** @internal Only tests use it from outside. */
export { discardMeeting } from './actions/discard-meeting.ts'
export { publishMinutes } from './actions/publish-minutes.ts'
export { recordMeeting } from './actions/record-meeting.ts'
export { signMinutes } from './actions/sign-minutes.ts'
export { countMeetings } from './count-meetings.queries.ts'
export { Decision } from './meeting-parts.graphql.ts'
export { Meeting } from './meeting-type.graphql.ts'
export { findCouncilsNotMet } from './last-meetings.queries.ts'
export { findMeetings } from './meetings.queries.ts'
