/** Acts that only tests use from outside the module. */
export { correctMinutes } from '../actions/correct-minutes.ts'
export { discardMeeting } from '../actions/discard-meeting.ts'
export { remarkMinutes } from '../actions/remark-minutes.ts'
export { reportAssignment } from '../actions/report-assignment.ts'
export { cancelMeeting } from '../actions/cancel-meeting.ts'
export { postponeMeeting } from '../actions/postpone-meeting.ts'
export { addMeetingPaper } from '../actions/add-meeting-paper.ts'
export { removeMeetingPaper } from '../actions/remove-meeting-paper.ts'
