import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import { connectionOf, readDayAndId, readPage } from '../../platform/pagination.ts'
import { DiscardedNumber } from '../../platform/record-types.ts'
import { Council } from '../councils/index.ts'
import { findDiscardedMeeting } from './discarded-meetings.queries.ts'
import { Meeting } from './meeting-type.graphql.ts'
import { countPublishedMeetings, findMeeting, listMeetingsOfCouncil } from './meetings.queries.ts'
import './meeting-actions.graphql.ts'

builder.queryField('meeting', (t) =>
  t.field({
    type: Meeting,
    nullable: true,
    cache: 'publicRecord',
    description: 'One meeting; null when there is none, or none that the viewer may know of.',
    authScopes: { public: true },
    args: {
      reference: t.arg.string({ required: true, description: 'For example JLS-SU-2026-00001, as people write it.' }),
    },
    resolve: (_root, { reference }, context) => findMeeting(context.viewer, reference),
  }),
)

builder.queryField('discardedMeeting', (t) =>
  t.field({
    type: DiscardedNumber,
    nullable: true,
    cache: 'publicRecord',
    description: 'When and why the meeting with this number was discarded; null where it was not.',
    authScopes: { public: true },
    args: { reference: t.arg.string({ required: true, description: 'The printed number.' }) },
    resolve: (_root, { reference }) => findDiscardedMeeting(reference),
  }),
)

const CouncilMeetingsConnection = connectionType(
  'CouncilMeetingsConnection',
  Meeting,
  "A page of a council's meetings, latest first.",
  'publicRecord',
)

builder.objectField(Council, 'meetings', (t) =>
  t.field({
    type: CouncilMeetingsConnection,
    description: 'Meetings with public minutes, latest first; members see drafts of their own council too.',
    args: pageArguments(),
    complexity: pageComplexity,
    resolve: async (council, args, context) => {
      const page = readPage(args, readDayAndId)
      return connectionOf(await listMeetingsOfCouncil(context.viewer, council.id, page), page, ({ heldOn, id }) => [
        heldOn,
        id,
      ])
    },
  }),
)

builder.objectField(Council, 'meetingCount', (t) =>
  t.int({
    description: 'Published meetings.',
    resolve: async ({ id }, _args, context) => (await loadOne(context, countPublishedMeetings, id)) ?? 0,
  }),
)
