import { detailOf, historyOf, signerTitleOf, titleOf } from '../../platform/addressed-fields.ts'
import { builder } from '../../platform/builder.ts'
import { Deadline } from '../../platform/deadline-types.ts'
import { Source, Transition, loadSources } from '../../platform/record-types.ts'
import { acknowledgementDeadline, answerDeadline } from '../../platform/response-clock.ts'
import { Language, Name, TrilingualText } from '../../platform/text-types.ts'
import { Council } from '../councils/index.ts'
import { Decision, Meeting } from '../meetings/index.ts'
import { Department } from '../territory/index.ts'
import { addressed } from './addressed.queries.ts'
import {
  Severity,
  ShortcomingOutcome,
  ShortcomingState,
  ShortcomingTopic,
  ShortcomingVerb,
} from './shortcoming-enums.ts'
import { factsOf, readShortcomings } from './shortcomings.queries.ts'
import type { ShortcomingResponseRow, ShortcomingRow } from './shortcomings.queries.ts'
import { maySeeShortcoming, shortcomingVerbsFor } from './shortcomings.policy.ts'

/** A numbered finding about police work. */
export const Shortcoming = builder.objectRef<ShortcomingRow>('Shortcoming')
const ShortcomingResponse = builder.objectRef<ShortcomingResponseRow>('ShortcomingResponse')

const clockOf = (row: ShortcomingRow) => ({ ...row, startedOn: row.sentOn })

builder.node(Shortcoming, {
  cache: 'publicRecord',
  description: 'A numbered finding about police work that a council puts on the record.',
  id: { resolve: (row) => row.id },
  loadMany: async (ids, { viewer }) => {
    const found = await readShortcomings.byIds(ids)
    return ids.map((id) => {
      const row = found.get(id)
      return row !== undefined && maySeeShortcoming(viewer, row) ? row : null
    })
  },
  fields: (t) => ({
    reference: t.exposeString('reference', { description: 'The printed number, for example KMB-SU-2026-00012.' }),
    council: t.field({ type: Council, description: 'The council that found it.', resolve: ({ council }) => council }),
    department: t.field({
      type: Department,
      description: 'The department it is addressed to.',
      resolve: ({ departmentId }) => addressed.departmentOf(departmentId),
    }),
    meeting: t.field({
      type: Meeting,
      nullable: true,
      description: 'The meeting that raised it.',
      resolve: (row, _args, context) => addressed.meetingOf(row, context),
    }),
    decision: t.field({
      type: Decision,
      nullable: true,
      description: 'The decision behind it.',
      resolve: (row, _args, context) => addressed.decisionOf(row, context),
    }),
    state: t.expose('state', { type: ShortcomingState, description: 'Where it stands.' }),
    topic: t.expose('topic', { type: ShortcomingTopic, description: 'What it is about.' }),
    severity: t.expose('severity', { type: Severity, description: 'How much harm it does if nothing changes.' }),
    title: t.field({ type: TrilingualText, description: 'What was found, in one line.', resolve: titleOf }),
    detail: t.field({
      type: TrilingualText,
      description: 'What was found, in full.',
      resolve: (row, _args, context) => detailOf(row, context, readShortcomings.detailsByIds),
    }),
    registeredOn: t.expose('registeredOn', { type: 'Date', description: 'The day it got its number.' }),
    sentOn: t.expose('sentOn', { type: 'Date', nullable: true, description: 'The day it was sent and became public.' }),
    acknowledgedOn: t.expose('acknowledgedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day the department first acknowledged it.',
    }),
    answeredOn: t.expose('answeredOn', {
      type: 'Date',
      nullable: true,
      description: 'The day of the first answer that decides; a referral does not.',
    }),
    acknowledgement: t.field({
      type: Deadline,
      description: 'The time limit for acknowledging it.',
      resolve: (row) => acknowledgementDeadline('shortcoming', clockOf(row)),
    }),
    answer: t.field({
      type: Deadline,
      description: 'The time limit for answering it.',
      resolve: (row) => answerDeadline('shortcoming', clockOf(row)),
    }),
    responseCount: t.exposeInt('responseCount', { description: 'How many versions of an answer there are.' }),
    responses: t.field({
      type: [ShortcomingResponse],
      description: 'Every answer, the newest first.',
      // They come with the record, and there is seldom more than one.
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ responses }) => [...responses],
    }),
    transitions: t.field({
      type: [Transition],
      description: 'Its history, oldest first.',
      resolve: ({ id }, _args, context) => historyOf(context, id),
    }),
    sources: t.field({
      type: [Source],
      description: 'Where it is recorded, for what was not found by the council itself.',
      resolve: ({ sourceCodes }) => loadSources(sourceCodes),
    }),
    demonstration: t.exposeBoolean('demonstration', { description: 'True for demonstration content.' }),
    viewerMay: t.field({
      type: [ShortcomingVerb],
      description: 'Actions that the viewer may take on it now.',
      resolve: (row, _args, { viewer }) => shortcomingVerbsFor(viewer, factsOf(row)),
    }),
  }),
})

builder.node(ShortcomingResponse, {
  cache: 'publicRecord',
  description: "A department's signed answer. It is never changed: a later one supersedes it.",
  id: { resolve: (answer) => answer.id },
  loadMany: async (ids) => {
    const found = await readShortcomings.answersByIds(ids)
    return ids.map((id) => found.get(id) ?? null)
  },
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Counts from 1.' }),
    outcome: t.expose('outcome', { type: ShortcomingOutcome, description: 'What the department says.' }),
    language: t.expose('language', { type: Language, description: 'The language in which it is written.' }),
    reasons: t.exposeString('reasons', { description: 'Why the department says so.' }),
    evidence: t.exposeString('evidence', { nullable: true, description: 'What shows it; a dispute always has it.' }),
    referredTo: t.field({
      type: Department,
      nullable: true,
      description: 'The department that has to answer instead.',
      resolve: ({ referredToId }) => (referredToId === null ? null : addressed.departmentOf(referredToId)),
    }),
    remedy: t.exposeString('remedy', { nullable: true, description: 'What the department will do.' }),
    remedyDueOn: t.expose('remedyDueOn', {
      type: 'Date',
      nullable: true,
      description: 'By when it will have done so.',
    }),
    signerTitle: t.field({
      type: Name,
      description: 'The post of the officer who signed; never a name.',
      resolve: signerTitleOf,
    }),
    answeredAt: t.field({
      type: 'DateTime',
      description: 'When it was signed.',
      resolve: ({ answeredAt }) => new Date(answeredAt),
    }),
    publishedAt: t.field({
      type: 'DateTime',
      description: 'When it was published.',
      resolve: ({ publishedAt }) => new Date(publishedAt),
    }),
    superseded: t.exposeBoolean('superseded', { description: 'True where a later version stands in its place.' }),
  }),
})
