import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import { connectionOf, readDayAndId, readPage } from '../../platform/pagination.ts'
import type { Connection } from '../../platform/pagination.ts'
import { Council } from '../councils/index.ts'
import { areaIdsWithin, readTerritory } from '../territory/index.ts'
import { MeetingAnnouncement } from './announcement-type.graphql.ts'
import { findAnnouncement, findAnnouncements, findNextMeetings, listAnnouncements } from './announcements.queries.ts'
import type { AnnouncementRow } from './announcements.queries.ts'
import { noticeDaysOf } from './council-of-plan.queries.ts'
import { Meeting } from './meeting-type.graphql.ts'

builder.queryField('announcement', (t) =>
  t.field({
    type: MeetingAnnouncement,
    nullable: true,
    cache: 'publicRecord',
    description: 'What was announced of the meeting with this number; null where it was not announced.',
    authScopes: { public: true },
    args: {
      reference: t.arg.string({ required: true, description: 'For example JLS-SU-2026-00001, as people write it.' }),
    },
    resolve: (_root, { reference }) => findAnnouncement(reference),
  }),
)

const AnnouncementTime = builder.enumType('AnnouncementTime', {
  description: 'Which announcements are wanted.',
  values: {
    coming: { description: 'Of meetings to come, with those put off without a day; the next day first.' },
    past: { description: 'Of days that have passed, cancelled or without public minutes; the last day first.' },
    all: { description: 'All; the last day first.' },
  } as const,
})

const AnnouncementsConnection = connectionType(
  'AnnouncementsConnection',
  MeetingAnnouncement,
  'A page of announced meetings.',
  'publicRecord',
)
builder.objectField(AnnouncementsConnection, 'totalCount', (t) =>
  t.int({
    description: 'How many there are in all.',
    resolve: (page: Connection<AnnouncementRow> & { total?: number }) => page.total ?? 0,
  }),
)

builder.queryField('announcements', (t) =>
  t.field({
    type: AnnouncementsConnection,
    cache: 'publicRecord',
    description: 'Announced meetings of the whole country, or of what the filters together leave.',
    authScopes: { public: true },
    complexity: pageComplexity,
    args: {
      ...pageArguments(),
      areaCode: t.arg.string({ description: 'The place of the council, for example TJ-SU; with everything below it.' }),
      councilSlug: t.arg.string({ description: 'The council that meets, by the name in its address: khujand.' }),
      when: t.arg({ type: AnnouncementTime, description: 'Those to come where nothing is said.' }),
    },
    resolve: async (_root, { areaCode, councilSlug, when, ...args }) => {
      const page = readPage(args, readDayAndId)
      const filters = {
        areaIds: areaIdsWithin(await readTerritory(), areaCode ?? null),
        councilSlug: councilSlug?.trim().toLowerCase() ?? null,
      }
      const { rows, total } = await listAnnouncements(page, filters, when ?? 'coming')
      return { ...connectionOf(rows, page, ({ heldOn, id }) => [heldOn, id]), total }
    },
  }),
)

builder.objectField(Meeting, 'announcement', (t) =>
  t.field({
    type: MeetingAnnouncement,
    nullable: true,
    description: 'What was announced of it; null for a plan, and where it was recorded without having been announced.',
    resolve: async ({ id, isAnnounced }, _args, context) =>
      isAnnounced ? ((await loadOne(context, findAnnouncements, id)) ?? null) : null,
  }),
)

builder.objectFields(Council, (t) => ({
  nextMeeting: t.field({
    type: MeetingAnnouncement,
    nullable: true,
    description: 'The next announced meeting, today or later; null where none is announced.',
    resolve: async ({ id }, _args, context) => (await loadOne(context, findNextMeetings, id)) ?? null,
  }),
  noticeDays: t.int({
    description: 'How many days ahead it announces its meetings; later only with a reason.',
    resolve: async ({ id }, _args, context) => (await loadOne(context, noticeDaysOf, id)) ?? 0,
  }),
}))
