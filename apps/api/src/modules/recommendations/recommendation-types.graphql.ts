import { builder } from '../../platform/builder.ts'
import { caseFields } from '../cases/index.ts'
import { acceptingFields } from '../proposals/index.ts'
import type { AcceptingAnswerRow } from '../proposals/index.ts'
import { recommendations } from './recommendations.queries.ts'
import { sourceRecordsOf } from './source-records.queries.ts'
import type { RecommendationRow } from './recommendations.queries.ts'

/** What the records of several councils together ask of a department. */
export const Recommendation = builder.objectRef<RecommendationRow>('Recommendation')
const RecommendationResponse = builder.objectRef<AcceptingAnswerRow>('RecommendationResponse')

builder.node(Recommendation, {
  cache: 'publicRecord',
  description: 'What the records of several councils together ask of a department.',
  interfaces: [caseFields.Case],
  id: { resolve: (row) => row.id },
  loadMany: caseFields.loadCases(recommendations),
  fields: (t) => ({
    state: t.expose('state', { type: acceptingFields.State, description: 'Where it stands.' }),
    topic: t.expose('topic', { type: caseFields.CaseTopic, description: 'What it is about.' }),
    submittedOn: t.expose('sentOn', {
      type: 'Date',
      nullable: true,
      description: 'The day it was submitted and became public.',
    }),
    sourceNumbers: t.exposeStringList('sourceNumbers', {
      description: 'The printed numbers of the shortcomings and proposals that it comes from.',
    }),
    sourceRecords: t.field({
      type: [caseFields.NamedCase],
      description: 'The shortcomings and proposals that it comes from, by council and number.',
      // They come in one statement, and there are at most fifty.
      complexity: { field: 1, multiplier: 5 },
      resolve: (row, _args, context) => sourceRecordsOf(row, context),
    }),
    responses: t.field({
      type: [RecommendationResponse],
      description: 'Every answer, the newest first.',
      // They come with the record, and there is seldom more than one.
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ responses }) => [...responses],
    }),
    viewerMay: t.field({
      type: [acceptingFields.Verb],
      description: 'Actions that the viewer may take on it now.',
      resolve: (row, _args, { viewer }) => recommendations.allowedVerbs(viewer, row),
    }),
  }),
})

builder.node(RecommendationResponse, {
  cache: 'publicRecord',
  description: "A department's signed answer. It is never changed: a later one supersedes it.",
  interfaces: [caseFields.CaseAnswer],
  id: { resolve: (answer) => answer.id },
  loadMany: caseFields.loadAnswers(recommendations),
  fields: acceptingFields.answerFields,
})
