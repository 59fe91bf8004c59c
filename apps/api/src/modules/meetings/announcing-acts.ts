import { amendAnnouncement } from './actions/amend-announcement.ts'
import { announceMeeting } from './actions/announce-meeting.ts'
import { planMeeting } from './actions/plan-meeting.ts'

/** What is done with a meeting before it is held. */
export const announcingActs = { plan: planMeeting, announce: announceMeeting, amend: amendAnnouncement }
