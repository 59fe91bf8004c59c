import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { actionErrors } from '../../platform/error-types.ts'
import type { Context } from '../../platform/context.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { Council } from '../councils/index.ts'
import { confirmAssignment } from './actions/confirm-assignment.ts'
import { dropAssignment } from './actions/drop-assignment.ts'
import { reportAssignment } from './actions/report-assignment.ts'
import { returnAssignment } from './actions/return-assignment.ts'
import type { AssignmentRow } from './assignment-rows.ts'
import { Assignment } from './assignment-type.graphql.ts'
import { findAssignments, findUnfinished, findUnfinishedOnDay, longestList } from './assignments.queries.ts'
import type { UnfinishedRow } from './assignments.queries.ts'
import { Meeting } from './meeting-type.graphql.ts'

const UnfinishedAssignments = builder.objectRef<UnfinishedRow>('UnfinishedAssignments').implement({
  cache: 'publicRecord',
  description: 'The assignments of a council that are neither done nor dropped.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'How many there are.' }),
    overdue: t.exposeInt('overdue', {
      description: 'Those of them whose last day has passed and that nobody has reported done.',
    }),
    items: t.field({
      type: [Assignment],
      description: `The first ${longestList}: overdue ones first, then by their last day, then those that wait for being confirmed.`,
      complexity: { multiplier: 5 },
      resolve: ({ items }) => [...items],
    }),
  }),
})

builder.objectField(Council, 'unfinishedAssignments', (t) =>
  t.field({
    type: UnfinishedAssignments,
    description:
      'What its meetings have decided to do and is not finished: of published minutes; members see those of all minutes that are signed.',
    resolve: async ({ id }, _args, context) =>
      (await loadOne(context, findUnfinished, id)) ?? { total: 0, overdue: 0, items: [] },
  }),
)

builder.objectField(Meeting, 'unfinishedAssignments', (t) =>
  t.field({
    type: [Assignment],
    description: 'The assignments of earlier meetings that were not finished on the day of this one.',
    complexity: { multiplier: 5 },
    resolve: async ({ id }, _args, context) => [...((await loadOne(context, findUnfinishedOnDay, id)) ?? [])],
  }),
)

const named = {
  assignmentId: 'The assignment.',
  version: 'The version that was read; another one is a conflict.',
  reason: 'Why, up to 500 characters; printed in the public history.',
}

const ReportAssignmentInput = builder.inputType('ReportAssignmentInput', {
  description: 'That an assignment is done.',
  fields: (t) => ({
    assignmentId: t.globalID({ for: Assignment, required: true, description: named.assignmentId }),
    version: t.int({ required: true, description: named.version }),
    doneOn: t.field({ type: 'Date', required: true, description: 'The day on which it was done; today or earlier.' }),
    evidence: t.string({
      required: true,
      description: 'What was done and what shows it; up to 2,000 characters, which everybody reads.',
    }),
  }),
})

const ConfirmAssignmentInput = builder.inputType('ConfirmAssignmentInput', {
  description: 'An assignment that is done as was reported.',
  fields: (t) => ({
    assignmentId: t.globalID({ for: Assignment, required: true, description: named.assignmentId }),
    version: t.int({ required: true, description: named.version }),
  }),
})

const ReturnAssignmentInput = builder.inputType('ReturnAssignmentInput', {
  description: 'A report that is returned.',
  fields: (t) => ({
    assignmentId: t.globalID({ for: Assignment, required: true, description: named.assignmentId }),
    version: t.int({ required: true, description: named.version }),
    reason: t.string({ required: true, description: named.reason }),
  }),
})

const DropAssignmentInput = builder.inputType('DropAssignmentInput', {
  description: 'An assignment that is not needed any more.',
  fields: (t) => ({
    assignmentId: t.globalID({ for: Assignment, required: true, description: named.assignmentId }),
    version: t.int({ required: true, description: named.version }),
    reason: t.string({ required: true, description: named.reason }),
  }),
})

builder.mutationFields((t) => ({
  reportAssignment: t.field({
    type: Assignment,
    description:
      'Reports an assignment done: its owner, who is a member or an officer of the department; chair, deputy chair and secretary for a member.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: ReportAssignmentInput, required: true, description: 'What was done.' }) },
    resolve: async (_root, { input }, context) => reread(context, await reportAssignment(context.viewer, idsOf(input))),
  }),
  confirmAssignment: t.field({
    type: Assignment,
    description:
      'Confirms that an assignment is done. Chair, deputy chair and secretary of the council, never whoever has reported it.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: ConfirmAssignmentInput, required: true, description: 'The assignment.' }) },
    resolve: async (_root, { input }, context) =>
      reread(context, await confirmAssignment(context.viewer, idsOf(input))),
  }),
  returnAssignment: t.field({
    type: Assignment,
    description:
      'Returns the report that an assignment is done. Chair, deputy chair and secretary of the council, never whoever has reported it.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: {
      input: t.arg({ type: ReturnAssignmentInput, required: true, description: 'The assignment and the reason.' }),
    },
    resolve: async (_root, { input }, context) => reread(context, await returnAssignment(context.viewer, idsOf(input))),
  }),
  dropAssignment: t.field({
    type: Assignment,
    description: 'Drops an assignment that is not needed any more. Chair, deputy chair and secretary of the council.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: {
      input: t.arg({ type: DropAssignmentInput, required: true, description: 'The assignment and the reason.' }),
    },
    resolve: async (_root, { input }, context) => reread(context, await dropAssignment(context.viewer, idsOf(input))),
  }),
}))

/** An input with the id of the database in place of the global id. */
function idsOf<Input extends { readonly assignmentId: { readonly id: string } }>(input: Input) {
  return { ...input, assignmentId: input.assignmentId.id }
}

/** The assignment that an act has changed, as the viewer sees it now. Throws NotFoundError. */
async function reread(context: Context, { id }: { readonly id: string }): Promise<AssignmentRow> {
  const assignment = (await findAssignments(context.viewer, [id])).get(id)
  if (assignment === undefined) throw new NotFoundError()
  return assignment
}
