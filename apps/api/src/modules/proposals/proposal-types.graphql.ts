import { detailOf, historyOf, signerTitleOf, titleOf } from '../../platform/addressed-fields.ts'
import { builder } from '../../platform/builder.ts'
import { Deadline } from '../../platform/deadline-types.ts'
import { Source, Transition, loadSources } from '../../platform/record-types.ts'
import { acknowledgementDeadline, answerDeadline } from '../../platform/response-clock.ts'
import { Language, Name, TrilingualText } from '../../platform/text-types.ts'
import { Council } from '../councils/index.ts'
import { Decision, Meeting } from '../meetings/index.ts'
import { addressed } from '../shortcomings/index.ts'
import { Department } from '../territory/index.ts'
import { DeclineGround, ProposalOutcome, ProposalState, ProposalVerb } from './proposal-enums.ts'
import { factsOf, readProposals } from './proposals.queries.ts'
import type { ProposalResponseRow, ProposalRow } from './proposals.queries.ts'
import { maySeeProposal, proposalVerbsFor } from './proposals.policy.ts'

/** A council's numbered recommendation to a department. */
export const Proposal = builder.objectRef<ProposalRow>('Proposal')
const ProposalResponse = builder.objectRef<ProposalResponseRow>('ProposalResponse')

const clockOf = (row: ProposalRow) => ({ ...row, startedOn: row.submittedOn })

builder.node(Proposal, {
  cache: 'publicRecord',
  description: "A council's numbered recommendation to a department.",
  id: { resolve: (row) => row.id },
  loadMany: async (ids, { viewer }) => {
    const found = await readProposals.byIds(ids)
    return ids.map((id) => {
      const row = found.get(id)
      return row !== undefined && maySeeProposal(viewer, row) ? row : null
    })
  },
  fields: (t) => ({
    reference: t.exposeString('reference', { description: 'The printed number, for example PSH-SU-2026-00007.' }),
    council: t.field({ type: Council, description: 'The council that adopted it.', resolve: ({ council }) => council }),
    department: t.field({
      type: Department,
      description: 'The department it is addressed to.',
      resolve: ({ departmentId }) => addressed.departmentOf(departmentId),
    }),
    meeting: t.field({
      type: Meeting,
      nullable: true,
      description: 'The meeting that adopted it.',
      resolve: (row, _args, context) => addressed.meetingOf(row, context),
    }),
    decision: t.field({
      type: Decision,
      nullable: true,
      description: 'The decision that adopted it.',
      resolve: (row, _args, context) => addressed.decisionOf(row, context),
    }),
    state: t.expose('state', { type: ProposalState, description: 'Where it stands.' }),
    title: t.field({ type: TrilingualText, description: 'What is proposed, in one line.', resolve: titleOf }),
    detail: t.field({
      type: TrilingualText,
      description: 'What is proposed, in full.',
      resolve: (row, _args, context) => detailOf(row, context, readProposals.detailsByIds),
    }),
    registeredOn: t.expose('registeredOn', { type: 'Date', description: 'The day it got its number.' }),
    submittedOn: t.expose('submittedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day it was submitted and became public.',
    }),
    acknowledgedOn: t.expose('acknowledgedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day the department acknowledged it.',
    }),
    answeredOn: t.expose('answeredOn', { type: 'Date', nullable: true, description: 'The day of the first answer.' }),
    acknowledgement: t.field({
      type: Deadline,
      description: 'The time limit for acknowledging it.',
      resolve: (row) => acknowledgementDeadline('proposal', clockOf(row)),
    }),
    answer: t.field({
      type: Deadline,
      description: 'The time limit for answering it.',
      resolve: (row) => answerDeadline('proposal', clockOf(row)),
    }),
    responseCount: t.exposeInt('responseCount', { description: 'How many versions of an answer there are.' }),
    responses: t.field({
      type: [ProposalResponse],
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
      description: 'Where it is recorded, for what did not come from the council itself.',
      resolve: ({ sourceCodes }) => loadSources(sourceCodes),
    }),
    demonstration: t.exposeBoolean('demonstration', { description: 'True for demonstration content.' }),
    viewerMay: t.field({
      type: [ProposalVerb],
      description: 'Actions that the viewer may take on it now.',
      resolve: (row, _args, { viewer }) => proposalVerbsFor(viewer, factsOf(row)),
    }),
  }),
})

builder.node(ProposalResponse, {
  cache: 'publicRecord',
  description: "A department's signed answer. It is never changed: a later one supersedes it.",
  id: { resolve: (answer) => answer.id },
  loadMany: async (ids) => {
    const found = await readProposals.answersByIds(ids)
    return ids.map((id) => found.get(id) ?? null)
  },
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Counts from 1.' }),
    outcome: t.expose('outcome', { type: ProposalOutcome, description: 'What the department says.' }),
    language: t.expose('language', { type: Language, description: 'The language in which it is written.' }),
    reasons: t.exposeString('reasons', { description: 'Why the department says so.' }),
    ground: t.expose('ground', {
      type: DeclineGround,
      nullable: true,
      description: 'The ground on which it is declined.',
    }),
    ownerOffice: t.exposeString('ownerOffice', {
      nullable: true,
      description: 'The office or service that carries it out, where it is accepted.',
    }),
    dueOn: t.expose('dueOn', {
      type: 'Date',
      nullable: true,
      description: 'By when it will be done, where it is accepted.',
    }),
    deferredUntil: t.expose('deferredUntil', {
      type: 'Date',
      nullable: true,
      description: 'When it will be decided, where it is deferred.',
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
