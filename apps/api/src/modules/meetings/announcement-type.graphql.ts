import { dayNumber } from '@hamkori/schema/dates'
import type { AnnouncementState as State } from '@hamkori/schema/meetings'
import type { MeetingAnnouncementModel } from '../../../generated/prisma/models.ts'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { dayOf, today } from '../../platform/clock.ts'
import { TrilingualText, trilingual } from '../../platform/text-types.ts'
import { Council, loadCouncils } from '../councils/index.ts'
import { findAnnouncementChanges } from './announcement-changes.queries.ts'
import type { AnnouncementRow } from './announcements.queries.ts'
import { MeetingKind } from './meeting-type.graphql.ts'

const AnnouncementState = builder.enumType('AnnouncementState', {
  description: 'What was said last of a meeting in public before it is held.',
  values: {
    announced: { description: 'It is to be held, or its day has passed.' },
    postponed: { description: 'Put off; a new day is not known yet.' },
    cancelled: { description: 'Will not take place.' },
  } as const,
})

const whatChanged =
  'What is different from what was announced before, in words; null where it was announced for a new day, put off or cancelled.'

const PlannedItem = builder
  .objectRef<{ readonly position: number; readonly text: string; readonly minutes: number }>('AnnouncedItem')
  .implement({
    cache: 'publicRecord',
    description: "One point of an announced agenda, in the meeting's original language.",
    fields: (t) => ({
      position: t.exposeInt('position', { description: 'Its number, beginning with 1.' }),
      text: t.exposeString('text', { description: 'What is to be discussed.' }),
      durationMinutes: t.int({
        nullable: true,
        description: 'How many minutes it is meant to take, where that is stated.',
        resolve: ({ minutes }) => minutes || null,
      }),
    }),
  })

/** The agenda of an announcement with its numbers. */
const pointsOf = ({ agenda, agendaMinutes }: Pick<MeetingAnnouncementModel, 'agenda' | 'agendaMinutes'>) =>
  agenda.map((text, at) => ({ position: at + 1, text, minutes: agendaMinutes[at] ?? 0 }))

const AnnouncementChange = builder.objectRef<MeetingAnnouncementModel>('AnnouncementChange').implement({
  cache: 'publicRecord',
  description: 'What was said in public of a meeting at one moment. Never changed.',
  fields: (t) => ({
    state: t.field({ type: AnnouncementState, description: 'What was said.', resolve: ({ state }) => state as State }),
    at: t.field({ type: 'DateTime', description: 'When it was said.', resolve: ({ announcedAt }) => announcedAt }),
    heldOn: t.field({ type: 'Date', description: 'The day it was about.', resolve: ({ heldOn }) => dayOf(heldOn) }),
    startsAt: t.exposeString('startsAt', { description: 'The hour in Dushanbe, HH:MM.' }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why the meeting was put off to this day, put off, or cancelled, or why something has changed.',
    }),
    whatChanged: t.exposeString('whatChanged', { nullable: true, description: whatChanged }),
    title: t.field({
      type: TrilingualText,
      description: 'What it was to be about.',
      resolve: (a) => trilingual(a.original, a.titleTg, a.titleRu, a.titleEn),
    }),
    place: t.field({
      type: TrilingualText,
      description: 'Where it was to be held.',
      resolve: (a) => trilingual(a.original, a.placeTg, a.placeRu, a.placeEn),
    }),
    agenda: t.field({
      type: [PlannedItem],
      description: 'What was to be discussed.',
      complexity: { multiplier: 1 },
      resolve: pointsOf,
    }),
  }),
})

export const MeetingAnnouncement = builder.objectRef<AnnouncementRow>('MeetingAnnouncement').implement({
  cache: 'publicRecord',
  description: 'What everybody may know of a meeting before it is held, and until its minutes are public.',
  fields: (t) => ({
    uid: t.exposeID('id', {
      description: 'Stays the same whatever becomes of the meeting; the name of its event in calendars.',
    }),
    sequence: t.int({
      description: 'How often the announcement was changed.',
      resolve: ({ number }) => number - 1,
    }),
    reference: t.exposeString('reference', { description: 'The printed number, for example JLS-SU-2026-00001.' }),
    council: t.field({
      type: Council,
      description: 'The council that meets.',
      resolve: async ({ councilId }, _args, context) => {
        const council = await loadOne(context, loadCouncils, councilId)
        if (council === undefined) throw new Error('the council of an announced meeting is missing')
        return council
      },
    }),
    state: t.expose('state', { type: AnnouncementState, description: 'What holds now.' }),
    kind: t.expose('kind', { type: MeetingKind, description: 'What kind of sitting it is.' }),
    heldOn: t.expose('heldOn', {
      type: 'Date',
      description: 'The day; of a postponed one that for which it was announced.',
    }),
    startsAt: t.exposeString('startsAt', { description: 'The hour in Dushanbe, HH:MM.' }),
    title: t.field({
      type: TrilingualText,
      description: 'What it is about.',
      resolve: (a) => trilingual(a.original, a.titleTg, a.titleRu, a.titleEn),
    }),
    place: t.field({
      type: TrilingualText,
      description: 'Where it is held.',
      resolve: (a) => trilingual(a.original, a.placeTg, a.placeRu, a.placeEn),
    }),
    agenda: t.field({
      type: [PlannedItem],
      description: 'What is to be discussed.',
      resolve: pointsOf,
    }),
    announcedAt: t.field({
      type: 'DateTime',
      description: 'When it was announced first.',
      resolve: ({ firstAnnouncedAt, announcedAt }) => firstAnnouncedAt ?? announcedAt,
    }),
    changedAt: t.field({
      type: 'DateTime',
      description: 'When what holds now was said.',
      resolve: ({ announcedAt }) => announcedAt,
    }),
    daysAhead: t.int({
      description: 'How many days before the meeting the day that holds was announced, or it was put off or cancelled.',
      resolve: ({ dayAnnouncedAt, heldOn }) => dayNumber(heldOn) - dayNumber(today(dayAnnouncedAt)),
    }),
    noticeDays: t.exposeInt('noticeDays', { description: 'How many days ahead the council had to announce it.' }),
    shortNoticeReason: t.exposeString('shortNoticeReason', {
      nullable: true,
      description: 'Why it was announced later than that; null where it was in time.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why it is put off or cancelled, or why something has changed; null where nobody says why.',
    }),
    whatChanged: t.exposeString('whatChanged', { nullable: true, description: whatChanged }),
    changes: t.field({
      type: [AnnouncementChange],
      description: 'Everything that was said of it, the first first, with the days that held before.',
      complexity: { multiplier: 2 },
      resolve: async ({ id }, _args, context) => (await loadOne(context, findAnnouncementChanges, id)) ?? [],
    }),
    isPast: t.boolean({
      description: 'Its day has passed.',
      resolve: ({ heldOn }) => heldOn < today(),
    }),
    hasMinutes: t.boolean({
      description: 'Its minutes are public: they are read by the same number.',
      resolve: ({ meetingState }) => meetingState === 'published' || meetingState === 'corrected',
    }),
    demonstration: t.exposeBoolean('demonstration', { description: 'Invented, to show how it works.' }),
  }),
})
