import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { Activity, loadActivities } from '../activities/index.ts'
import { caseFields } from '../cases/index.ts'
import { Department } from '../territory/index.ts'
import { Severity, ShortcomingOutcome, ShortcomingState, ShortcomingVerb } from './shortcoming-enums.ts'
import { occurrenceOf, recurrencesOf, repeatedBy } from './recurrences.queries.ts'
import { shortcomings } from './shortcomings.queries.ts'
import type { ShortcomingResponseRow, ShortcomingRow } from './shortcomings.queries.ts'

/** A numbered finding about police work. */
export const Shortcoming = builder.objectRef<ShortcomingRow>('Shortcoming')
const ShortcomingResponse = builder.objectRef<ShortcomingResponseRow>('ShortcomingResponse')

builder.node(Shortcoming, {
  cache: 'publicRecord',
  description: 'A numbered finding about police work that a council puts on the record.',
  interfaces: [caseFields.Case],
  id: { resolve: (row) => row.id },
  loadMany: caseFields.loadCases(shortcomings),
  fields: (t) => ({
    state: t.expose('state', { type: ShortcomingState, description: 'Where it stands.' }),
    topic: t.expose('topic', { type: caseFields.CaseTopic, description: 'What it is about.' }),
    severity: t.expose('severity', { type: Severity, description: 'How much harm it does if nothing changes.' }),
    activity: t.field({
      type: Activity,
      nullable: true,
      description: 'The activity of the council at which it was raised; null for one that comes from elsewhere.',
      resolve: async ({ activityId }, _args, context) =>
        activityId === null ? null : ((await loadOne(context, loadActivities, activityId)) ?? null),
    }),
    recurrenceOf: t.field({
      type: Shortcoming,
      nullable: true,
      description: 'The earlier one, settled by then, that came back; null for one that is new.',
      resolve: (row, _args, context) => repeatedBy(row, context),
    }),
    recurrences: t.field({
      type: [Shortcoming],
      // One comes back once or twice.
      complexity: { field: 1, multiplier: 2 },
      description: 'The public ones that repeat it, the oldest first.',
      resolve: (row, _args, context) => recurrencesOf(row, context),
    }),
    occurrence: t.int({
      description: 'Which time it is that this was found: 1 for one that is new, 2 for one that came back, and so on.',
      resolve: (row, _args, context) => occurrenceOf(row, context),
    }),
    sentOn: t.expose('sentOn', { type: 'Date', nullable: true, description: 'The day it was sent and became public.' }),
    responses: t.field({
      type: [ShortcomingResponse],
      description: 'Every answer, the newest first.',
      // They come with the record, and there is seldom more than one.
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ responses }) => [...responses],
    }),
    viewerMay: t.field({
      type: [ShortcomingVerb],
      description: 'Actions that the viewer may take on it now.',
      resolve: (row, _args, { viewer }) => shortcomings.allowedVerbs(viewer, row),
    }),
  }),
})

builder.node(ShortcomingResponse, {
  cache: 'publicRecord',
  description: "A department's signed answer. It is never changed: a later one supersedes it.",
  interfaces: [caseFields.CaseAnswer],
  id: { resolve: (answer) => answer.id },
  loadMany: caseFields.loadAnswers(shortcomings),
  fields: (t) => ({
    outcome: t.expose('outcome', { type: ShortcomingOutcome, description: 'What the department says.' }),
    evidence: t.exposeString('evidence', { nullable: true, description: 'What shows it; a dispute always has it.' }),
    referredTo: t.field({
      type: Department,
      nullable: true,
      description: 'The department that has to answer instead.',
      resolve: ({ referredToId }) => (referredToId === null ? null : caseFields.departmentOf(referredToId)),
    }),
    remedy: t.exposeString('remedy', { nullable: true, description: 'What the department will do.' }),
    remedyDueOn: t.expose('remedyDueOn', {
      type: 'Date',
      nullable: true,
      description: 'By when it will have done so.',
    }),
  }),
})
