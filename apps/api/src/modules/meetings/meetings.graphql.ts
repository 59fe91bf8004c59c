import { metLatelyFrom } from '@hamkori/schema/meetings'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { today } from '../../platform/clock.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import { connectionOf, readDayAndId, readPage } from '../../platform/pagination.ts'
import type { Connection } from '../../platform/pagination.ts'
import { DiscardedNumber } from '../../platform/record-types.ts'
import { Council } from '../councils/index.ts'
import { areaIdsWithin, readTerritory } from '../territory/index.ts'
import { findDiscardedMeeting } from './discarded-meetings.queries.ts'
import { lastMeetingDays } from './last-meetings.queries.ts'
import type { MeetingRow } from './meeting-rows.ts'
import { Meeting } from './meeting-type.graphql.ts'
import { countPublishedMeetings, findMeeting, listMeetingsOfCouncil } from './meetings.queries.ts'
import { listPublicMeetings } from './public-meetings.queries.ts'
import './announcements.graphql.ts'
import './assignments.graphql.ts'
import './meeting-actions.graphql.ts'
import './plan-actions.graphql.ts'
import './remarks.graphql.ts'

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

const QueryMeetingsConnection = connectionType(
  'QueryMeetingsConnection',
  Meeting,
  'A page of meetings with public minutes, latest first.',
  'publicRecord',
)
builder.objectField(QueryMeetingsConnection, 'totalCount', (t) =>
  t.int({
    description: 'How many there are in all.',
    resolve: (page: Connection<MeetingRow> & { total?: number }) => page.total ?? 0,
  }),
)

builder.queryField('meetings', (t) =>
  t.field({
    type: QueryMeetingsConnection,
    cache: 'publicRecord',
    description:
      'Meetings with public minutes, latest first: of the whole country, or of what the filters together leave.',
    authScopes: { public: true },
    complexity: pageComplexity,
    args: {
      ...pageArguments(),
      areaCode: t.arg.string({ description: 'The place of the council, for example TJ-SU; with everything below it.' }),
      councilSlug: t.arg.string({ description: 'The council that met, by the name in its address: khujand.' }),
    },
    resolve: async (_root, { areaCode, councilSlug, ...args }) => {
      const page = readPage(args, readDayAndId)
      const { rows, total } = await listPublicMeetings(page, {
        areaIds: areaIdsWithin(await readTerritory(), areaCode ?? null),
        councilSlug: councilSlug?.trim().toLowerCase() ?? null,
      })
      return { ...connectionOf(rows, page, ({ heldOn, id }) => [heldOn, id]), total }
    },
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

builder.objectFields(Council, (t) => ({
  meetingCount: t.int({
    description: 'Published meetings.',
    resolve: async ({ id }, _args, context) => (await loadOne(context, countPublishedMeetings, id)) ?? 0,
  }),
  lastMetOn: t.field({
    type: 'Date',
    nullable: true,
    description: 'The day of its last meeting with public minutes; null where there is none.',
    resolve: async ({ id }, _args, context) => (await loadOne(context, lastMeetingDays, id)) ?? null,
  }),
  metLately: t.boolean({
    description: 'Whether a meeting of the last three months is on the public record.',
    resolve: async ({ id }, _args, context) => {
      const lastMetOn = await loadOne(context, lastMeetingDays, id)
      return lastMetOn !== undefined && lastMetOn !== null && lastMetOn >= metLatelyFrom(today())
    },
  }),
}))
