import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { now } from '../../platform/clock.ts'
import { inOrder } from '../../platform/in-order.ts'
import type { Context } from '../../platform/context.ts'
import { Source, Transition, loadSources } from '../../platform/record-types.ts'
import { TrilingualText, trilingual } from '../../platform/text-types.ts'
import { Council, loadCouncils } from '../councils/index.ts'
import { AgendaItem, Attendance, Decision, MeetingGuest } from './meeting-parts.graphql.ts'
import { MinutesVersion } from './minutes-version.graphql.ts'
import { findMinutesVersions } from './minutes-versions.queries.ts'
import { verbsOnMeeting } from './meetings.policy.ts'
import { findMeetings, findParts } from './meetings.queries.ts'
import type { MeetingParts, MeetingRow } from './meeting-rows.ts'

const MeetingState = builder.enumType('MeetingState', {
  description: 'Where a meeting stands.',
  values: {
    planned: { description: 'Intended; not announced yet.' },
    announced: { description: 'Announced with its agenda.' },
    postponed: { description: 'Put off; waits for a new date.' },
    cancelled: { description: 'Will not take place.' },
    held: { description: 'Took place.' },
    minutesDrafted: { description: 'The minutes are written and wait for signatures.' },
    minutesUnderReview: { description: 'One of the two signatures is there.' },
    minutesApproved: { description: 'Secretary and chair have signed; tasks are in force.' },
    published: { description: 'The minutes are public.' },
    corrected: { description: 'A new version of public minutes; the old one stays readable.' },
    discarded: { description: 'Discarded before anybody signed; its number is not given again.' },
  } as const,
})

const MeetingVerb = builder.enumType('MeetingVerb', {
  description: 'An action on a meeting.',
  values: {
    revisePlan: { description: 'Write the plan anew.' },
    announce: { description: 'Announce it, with its agenda.' },
    amendAnnouncement: { description: 'Announce what has changed, without a new day.' },
    postpone: { description: 'Put it off, with a reason.' },
    cancel: { description: 'Call it off, with a reason.' },
    record: { description: 'Write down how it was held.' },
    draftMinutes: { description: 'Write the draft anew.' },
    discard: { description: 'Discard the plan or the draft; its number is not given again.' },
    signMinutes: { description: 'Sign the minutes.' },
    remark: { description: 'Remark to the minutes.' },
    answerRemark: { description: 'Answer a remark that has no answer.' },
    returnMinutes: { description: 'Give the minutes back, to be written anew.' },
    publishMinutes: { description: 'Publish the minutes.' },
    correctMinutes: { description: 'Correct the texts of published minutes by a new version.' },
  } as const,
})

export const MeetingKind = builder.enumType('MeetingKind', {
  description: 'What kind of sitting a meeting is.',
  values: {
    regular: { description: 'By the calendar of the council.' },
    extraordinary: { description: 'Called for one matter.' },
    withResidents: { description: 'Held together with residents.' },
    roundTable: { description: 'Held together with other bodies.' },
  } as const,
})

/** A council's sitting. Later modules add what was raised and proposed at it. */
export const Meeting = builder.objectRef<MeetingRow>('Meeting')

builder.node(Meeting, {
  cache: 'publicRecord',
  description:
    "A council's sitting: agenda, attendance, decisions, minutes. Before its minutes are published only the council sees it.",
  // the loader asks the policy which of them this viewer may know of
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, context) => inOrder(ids, await findMeetings(context.viewer, ids)),
  fields: (t) => ({
    reference: t.exposeString('reference', {
      description: 'The printed number, for example JLS-SU-2026-00001: region and year of the meeting.',
    }),
    council: t.field({
      type: Council,
      description: 'The council that met.',
      resolve: async ({ councilId }, _args, context) => present(await loadOne(context, loadCouncils, councilId)),
    }),
    kind: t.expose('kind', { type: MeetingKind, description: 'What kind of sitting it is.' }),
    state: t.expose('state', { type: MeetingState, description: 'Where it stands.' }),
    heldOn: t.expose('heldOn', { type: 'Date', description: 'The day on which it was held, or is to be held.' }),
    startsAt: t.exposeString('startsAt', { nullable: true, description: 'The hour in Dushanbe, HH:MM.' }),
    title: t.field({
      type: TrilingualText,
      description: 'What it was about.',
      resolve: (m) => trilingual(m.original, m.titleTg, m.titleRu, m.titleEn),
    }),
    place: t.field({
      type: TrilingualText,
      description: 'Where it was held.',
      resolve: (m) => trilingual(m.original, m.placeTg, m.placeRu, m.placeEn),
    }),
    minutes: t.field({
      type: TrilingualText,
      nullable: true,
      description: 'What was said; null where the decisions alone were recorded.',
      resolve: (m) =>
        m.minutesTg === null && m.minutesRu === null && m.minutesEn === null
          ? null
          : trilingual(m.original, m.minutesTg, m.minutesRu, m.minutesEn),
    }),
    agenda: t.field({
      type: [AgendaItem],
      description: 'What was to be discussed.',
      resolve: async (m, _args, context) => [...(await partsOf(m, context)).agenda],
    }),
    attendance: t.field({
      type: [Attendance],
      description: 'Every seat in force that day, and whether its holder came.',
      resolve: async (m, _args, context) => [...(await partsOf(m, context)).attendance],
    }),
    guests: t.field({
      type: [MeetingGuest],
      description: 'Who else was there, by office or organisation.',
      complexity: { multiplier: 2 },
      resolve: async (m, _args, context) => [...(await partsOf(m, context)).guests],
    }),
    decisions: t.field({
      type: [Decision],
      description: 'What was resolved.',
      complexity: { multiplier: 5 },
      resolve: async (m, _args, context) => [...(await partsOf(m, context)).decisions],
    }),
    seatsInForce: t.exposeInt('seatsInForce', {
      nullable: true,
      description: 'How many seats were in force that day; null until it is held.',
    }),
    quorum: t.exposeInt('quorum', {
      nullable: true,
      description: 'How many had to come: more than half of the seats in force that day; null until it is held.',
    }),
    presentCount: t.exposeInt('presentCount', { nullable: true, description: 'How many came; null until it is held.' }),
    quorate: t.exposeBoolean('quorate', {
      nullable: true,
      description: 'At some moment enough were there for decisions to bind; null until it is held.',
    }),
    secretarySignedAt: t.expose('secretarySignedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the secretary signed.',
    }),
    chairSignedAt: t.expose('chairSignedAt', {
      type: 'DateTime',
      nullable: true,
      description: "When the chair, or the deputy in the chair's place, signed.",
    }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was put on the record.' }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its minutes became public.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts up with every change of the record; writing it anew, signing and correcting name it.',
    }),
    earlierVersions: t.field({
      type: [MinutesVersion],
      description: 'The texts before each correction, the newest first.',
      complexity: { multiplier: 2 },
      resolve: async ({ id, state }, _args, context) =>
        state === 'corrected' ? ((await loadOne(context, findMinutesVersions, id)) ?? []) : [],
    }),
    sources: t.field({
      type: [Source],
      description: 'Where an imported meeting is reported.',
      resolve: ({ sourceCodes }) => loadSources(sourceCodes),
    }),
    demonstration: t.exposeBoolean('demonstration', { description: 'Invented, to show how it works.' }),
    transitions: t.field({
      type: [Transition],
      description: 'Its history, oldest first.',
      resolve: async (m, _args, context) =>
        (await partsOf(m, context)).transitions.map((step) => ({ ...step, at: new Date(step.at) })),
    }),
    viewerMay: t.field({
      type: [MeetingVerb],
      description: 'Actions that the viewer may take on it now.',
      resolve: (meeting, _args, context) => verbsOnMeeting(context.viewer, meeting, now()),
    }),
  }),
})

/** What belongs to a meeting; one statement for all meetings of a list that did not bring it along. */
export async function partsOf(meeting: MeetingRow, context: Context): Promise<MeetingParts> {
  return meeting.parts ?? present(await loadOne(context, findParts, meeting.id))
}

function present<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('a record that a meeting belongs to is missing')
  return row
}
