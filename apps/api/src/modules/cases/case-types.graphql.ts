import { builder } from '../../platform/builder.ts'
import { Source, Transition, loadSources } from '../../platform/record-types.ts'
import { Language, Name, TrilingualText } from '../../platform/text-types.ts'
import { Council } from '../councils/index.ts'
import { Decision, Meeting } from '../meetings/index.ts'
import { Department } from '../territory/index.ts'
import {
  decisionOf,
  detailOf,
  historyOf,
  meetingOf,
  responsibleSince,
  signerTitleOf,
  titleOf,
} from './case-fields.queries.ts'
import { CaseFile, addressOfFile, fewFiles } from './case-file-types.graphql.ts'
import { filesOfAnswer, filesOfRecord, publicFilesOf, removableFilesOf } from './case-files.queries.ts'
import type { AnswerRow, CaseRow } from './case-kind.ts'
import { Deadline } from './deadline-types.graphql.ts'
import { departmentOf } from './departments.queries.ts'
import { EarlierClock, FollowUp } from './follow-up-types.graphql.ts'
import { earlierClocksOf, followUpsOf } from './follow-ups.queries.ts'
import { acknowledgementDeadline, actionDeadline, answerDeadline } from './response-clock.ts'

/** What the answers of all kinds have in common. A kind adds its outcome and what belongs to it. */
export const CaseAnswer = builder.interfaceRef<AnswerRow>('CaseAnswer').implement({
  cache: 'publicRecord',
  description: "A department's signed answer to a case. It is never changed: a later one supersedes it.",
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Counts from 1.' }),
    language: t.expose('language', { type: Language, description: 'The language in which it is written.' }),
    reasons: t.exposeString('reasons', { description: 'Why the department says so.' }),
    omissionReason: t.exposeString('omissionReason', {
      nullable: true,
      description:
        'Why it promises nothing, or no longer what an earlier answer promised; null where nothing is left out.',
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
    files: t.field({
      type: [CaseFile],
      complexity: fewFiles,
      description: 'The photos and documents that the department published with it, in order.',
      resolve: (answer, _args, context) => filesOfAnswer(answer, context),
    }),
    superseded: t.exposeBoolean('superseded', { description: 'True where a later version stands in its place.' }),
  }),
})

builder.objectField(Transition, 'department', (t) =>
  t.field({
    type: Department,
    nullable: true,
    description: "The department that took the step; null for a council's, and where the record has none.",
    resolve: ({ departmentId }) => (departmentId === undefined ? null : departmentOf(departmentId)),
  }),
)

/** What the cases of all kinds have in common. A kind adds its state, its answers, its verbs and what belongs to it. */
export const Case = builder.interfaceRef<CaseRow>('Case').implement({
  cache: 'publicRecord',
  description: 'A numbered record that a council addresses to a department, which has to answer within a time limit.',
  resolveType: ({ kind }) => kind.recordType,
  fields: (t) => ({
    reference: t.exposeString('reference', { description: 'The printed number, for example KMB-SU-2026-00012.' }),
    council: t.field({
      type: Council,
      description: 'The council that registered it.',
      resolve: ({ council }) => council,
    }),
    department: t.field({
      type: Department,
      description: 'The department it is addressed to.',
      resolve: ({ departmentId }) => departmentOf(departmentId),
    }),
    responsibleDepartment: t.field({
      type: Department,
      description: 'The department that has it now: the one addressed, or the one that it was referred to.',
      resolve: ({ responsibleDepartmentId }) => departmentOf(responsibleDepartmentId),
    }),
    responsibleSince: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day since which that department has it; null before it is sent.',
      resolve: responsibleSince,
    }),
    meeting: t.field({
      type: Meeting,
      nullable: true,
      description: 'The meeting it comes from.',
      resolve: (row, _args, context) => meetingOf(row, context),
    }),
    decision: t.field({
      type: Decision,
      nullable: true,
      description: 'The decision behind it.',
      resolve: (row, _args, context) => decisionOf(row, context),
    }),
    title: t.field({ type: TrilingualText, description: 'What it is about, in one line.', resolve: titleOf }),
    detail: t.field({
      type: TrilingualText,
      description: 'What it is about, in full.',
      resolve: (row, _args, context) => detailOf(row, context),
    }),
    files: t.field({
      type: [CaseFile],
      complexity: fewFiles,
      description: 'The photos and documents that show what it says, in order.',
      resolve: (row, _args, context) => filesOfRecord(row, context),
    }),
    fileAddresses: t.stringList({
      description:
        'The addresses of all its public photos and documents: its own, of its answers, and of what followed.',
      resolve: async (row, _args, context) =>
        (await publicFilesOf(row, context)).flatMap(({ fileHash }) =>
          fileHash === null ? [] : addressOfFile(fileHash),
        ),
    }),
    removableFiles: t.field({
      type: [CaseFile],
      complexity: fewFiles,
      description: 'The public photos and documents that the viewer may take off.',
      resolve: (row, _args, context) => removableFilesOf(row, context),
    }),
    registeredOn: t.expose('registeredOn', { type: 'Date', description: 'The day it got its number.' }),
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
      resolve: (row) => acknowledgementDeadline(row.kind.clock, row),
    }),
    answer: t.field({
      type: Deadline,
      description: 'The time limit for answering it.',
      resolve: (row) => answerDeadline(row.kind.clock, row),
    }),
    action: t.field({
      type: Deadline,
      description:
        'The time limit that the department has set itself, by its answer or a later plan; met by its report.',
      resolve: actionDeadline,
    }),
    reportedOn: t.expose('reportedOn', {
      type: 'Date',
      nullable: true,
      description:
        'The day on which the department reported it as done; null again where the council does not confirm that.',
    }),
    verifiedOn: t.expose('verifiedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which the council confirmed that it is done.',
    }),
    endedOn: t.expose('endedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day since which nothing more is owed: closed, taken back or merged into another one.',
    }),
    mergedInto: t.exposeString('mergedInto', {
      nullable: true,
      description: 'The printed number of the case that took this one in.',
    }),
    followUps: t.field({
      type: [FollowUp],
      description: 'What was said of it after the answer, the newest first.',
      resolve: async (row, _args, context) => [...(await followUpsOf(row, context))],
    }),
    earlierClocks: t.field({
      type: [EarlierClock],
      description: 'The response clocks before the one that runs now, the oldest first.',
      resolve: async (row, _args, context) => [...(await earlierClocksOf(row, context))],
    }),
    version: t.exposeInt('version', { description: 'Counts up with every change of the record; editing names it.' }),
    responseCount: t.exposeInt('responseCount', { description: 'How many versions of an answer there are.' }),
    transitions: t.field({
      type: [Transition],
      description: 'Its history, oldest first.',
      resolve: (row, _args, context) => historyOf(row, context),
    }),
    sources: t.field({
      type: [Source],
      description: 'Where it is recorded, for what did not come from the council itself.',
      resolve: ({ sourceCodes }) => loadSources(sourceCodes),
    }),
    demonstration: t.exposeBoolean('demonstration', { description: 'True for demonstration content.' }),
  }),
})
