import { builder } from '../../platform/builder.ts'
import { caseFields } from '../cases/index.ts'
import { acceptingFields } from './accepting-answer.graphql.ts'
import type { AcceptingAnswerRow } from './accepting-answer.ts'
import { ProposalState, ProposalVerb } from './proposal-enums.ts'
import { proposals } from './proposals.queries.ts'
import type { ProposalRow } from './proposals.queries.ts'

/** A council's numbered recommendation to a department. */
export const Proposal = builder.objectRef<ProposalRow>('Proposal')
const ProposalResponse = builder.objectRef<AcceptingAnswerRow>('ProposalResponse')

builder.node(Proposal, {
  cache: 'publicRecord',
  description: "A council's numbered recommendation to a department.",
  interfaces: [caseFields.Case],
  id: { resolve: (row) => row.id },
  loadMany: caseFields.loadCases(proposals),
  fields: (t) => ({
    state: t.expose('state', { type: ProposalState, description: 'Where it stands.' }),
    topic: t.expose('topic', { type: caseFields.CaseTopic, description: 'What it is about.' }),
    submittedOn: t.expose('sentOn', {
      type: 'Date',
      nullable: true,
      description: 'The day it was submitted and became public.',
    }),
    responses: t.field({
      type: [ProposalResponse],
      description: 'Every answer, the newest first.',
      // They come with the record, and there is seldom more than one.
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ responses }) => [...responses],
    }),
    viewerMay: t.field({
      type: [ProposalVerb],
      description: 'Actions that the viewer may take on it now.',
      resolve: (row, _args, { viewer }) => proposals.allowedVerbs(viewer, row),
    }),
  }),
})

builder.node(ProposalResponse, {
  cache: 'publicRecord',
  description: "A department's signed answer. It is never changed: a later one supersedes it.",
  interfaces: [caseFields.CaseAnswer],
  id: { resolve: (answer) => answer.id },
  loadMany: caseFields.loadAnswers(proposals),
  fields: acceptingFields.answerFields,
})
