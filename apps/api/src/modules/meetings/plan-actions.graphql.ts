import { builder } from '../../platform/builder.ts'
import { actionErrors } from '../../platform/error-types.ts'
import { announceMeeting } from './actions/announce-meeting.ts'
import { cancelMeeting } from './actions/cancel-meeting.ts'
import { amendAnnouncement } from './actions/amend-announcement.ts'
import { revisePlan } from './actions/revise-plan.ts'
import { planMeeting } from './actions/plan-meeting.ts'
import { postponeMeeting } from './actions/postpone-meeting.ts'
import { Meeting } from './meeting-type.graphql.ts'
import {
  AnnounceMeetingInput,
  CancelMeetingInput,
  AmendAnnouncementInput,
  RevisePlanInput,
  PlanMeetingInput,
  PostponeMeetingInput,
} from './plan-inputs.graphql.ts'
import { recorded } from './recorded.ts'

builder.mutationFields((t) => ({
  planMeeting: t.field({
    type: Meeting,
    description:
      'Plans a meeting, which only the council sees. Chair, deputy chair and secretary of the council; sent twice with one key it is stored once.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: PlanMeetingInput, required: true, description: 'The plan.' }) },
    resolve: async (_root, { input }, context) =>
      recorded(context, (await planMeeting(context.viewer, { ...input, councilId: input.councilId.id })).id),
  }),
  revisePlan: t.field({
    type: Meeting,
    description: 'Writes the plan of a meeting anew, before it is announced or while it is postponed.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: RevisePlanInput, required: true, description: 'The plan.' }) },
    resolve: async (_root, { input }, context) =>
      recorded(context, (await revisePlan(context.viewer, { ...input, meetingId: input.meetingId.id })).id),
  }),
  announceMeeting: t.field({
    type: Meeting,
    description: 'Announces a planned or postponed meeting as its plan stands: public from then on.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: AnnounceMeetingInput, required: true, description: 'The meeting.' }) },
    resolve: async (_root, { input }, context) =>
      recorded(context, (await announceMeeting(context.viewer, { ...input, meetingId: input.meetingId.id })).id),
  }),
  amendAnnouncement: t.field({
    type: Meeting,
    description: 'Announces what has changed of a meeting that stays on its day: hour, place, title, agenda.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: AmendAnnouncementInput, required: true, description: 'What has changed.' }) },
    resolve: async (_root, { input }, context) =>
      recorded(context, (await amendAnnouncement(context.viewer, { ...input, meetingId: input.meetingId.id })).id),
  }),
  postponeMeeting: t.field({
    type: Meeting,
    description:
      'Puts an announced meeting off, for the time being or to another day, for which it is announced at once.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: PostponeMeetingInput, required: true, description: 'The meeting and the reason.' }) },
    resolve: async (_root, { input }, context) =>
      recorded(context, (await postponeMeeting(context.viewer, { ...input, meetingId: input.meetingId.id })).id),
  }),
  cancelMeeting: t.field({
    type: Meeting,
    description: 'Calls an announced meeting off. It stays listed with the reason.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: CancelMeetingInput, required: true, description: 'The meeting and the reason.' }) },
    resolve: async (_root, { input }, context) =>
      recorded(context, (await cancelMeeting(context.viewer, { ...input, meetingId: input.meetingId.id })).id),
  }),
}))
