import { timelinessOf } from '@hamkori/schema/meetings.assignments'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { today } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { inOrder } from '../../platform/in-order.ts'
import { Transition } from '../../platform/record-types.ts'
import { TrilingualText, trilingual } from '../../platform/text-types.ts'
import { Council, Membership, loadCouncils, loadMemberships } from '../councils/index.ts'
import { Department, readTerritory } from '../territory/index.ts'
import type { AssignmentRow, ReportRow } from './assignment-rows.ts'
import { verbsOnAssignment } from './assignments.policy.ts'
import { findAssignments } from './assignments.queries.ts'

const AssignmentState = builder.enumType('AssignmentState', {
  description: 'Where an assignment stands.',
  values: {
    drafted: { description: 'Its minutes are not approved, or its decision does not bind.' },
    open: { description: 'In force and not reported done.' },
    reported: { description: 'Reported done by its owner; the council has not confirmed it yet.' },
    done: { description: 'Confirmed by the council.' },
    dropped: { description: 'Not needed any more; the history says why.' },
  } as const,
})

const AssignmentTimeliness = builder.enumType('AssignmentTimeliness', {
  description: 'How an assignment stands to its last day.',
  values: {
    inTime: { description: 'It can still be done in time, or was.' },
    overdue: { description: 'Its last day has passed, and nobody has reported it done.' },
    late: { description: 'It was done after its last day.' },
  } as const,
})

const AssignmentVerb = builder.enumType('AssignmentVerb', {
  description: 'What somebody may do with an assignment.',
  values: {
    report: { description: 'Report it done.' },
    confirm: { description: 'Confirm that it is done.' },
    returnReport: { description: 'Return the report, because it is not done.' },
    drop: { description: 'Drop it.' },
  } as const,
})

const AssignmentReport = builder.objectRef<ReportRow>('AssignmentReport').implement({
  cache: 'publicRecord',
  description: 'What the owner of an assignment has written when reporting it done. Never changed.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Counts from 1, as the steps `report` of the history.' }),
    reportedAt: t.field({
      type: 'DateTime',
      description: 'When it was reported.',
      resolve: ({ reportedAt }) => new Date(reportedAt),
    }),
    doneOn: t.expose('doneOn', { type: 'Date', description: 'The day on which it was done.' }),
    evidence: t.exposeString('evidence', { description: 'What was done and what shows it.' }),
  }),
})

export const Assignment = builder.objectRef<AssignmentRow>('Assignment')
builder.node(Assignment, {
  cache: 'publicRecord',
  description: 'Who does what by when, born of a decision.',
  // the loader asks the policy which of them this viewer may know of
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, context) => inOrder(ids, await findAssignments(context.viewer, ids)),
  fields: (t) => ({
    task: t.exposeString('task', { description: "What is to be done, in the meeting's original language." }),
    title: t.field({
      type: TrilingualText,
      description: 'What is to be done, with the language in which it is written.',
      resolve: ({ original, task }) => trilingual(original, ...inLanguage(original, task)),
    }),
    reference: t.exposeString('reference', { description: 'The printed number of the meeting that it comes from.' }),
    heldOn: t.expose('heldOn', { type: 'Date', description: 'The day of that meeting.' }),
    council: t.field({
      type: Council,
      description: 'The council that gave it.',
      resolve: async ({ councilId }, _args, context) => present(await loadOne(context, loadCouncils, councilId)),
    }),
    ownerMembership: t.field({
      type: Membership,
      nullable: true,
      description: 'The member who does it; null where a department does.',
      resolve: ({ ownerMembershipId }, _args, context) => ownerOf(ownerMembershipId, context),
    }),
    ownerDepartment: t.field({
      type: Department,
      nullable: true,
      description: 'The department that does it; null where a member does.',
      resolve: async ({ ownerDepartmentId }) =>
        ownerDepartmentId === null ? null : ((await readTerritory()).departmentById.get(ownerDepartmentId) ?? null),
    }),
    dueOn: t.expose('dueOn', { type: 'Date', description: 'The last day.' }),
    inForceFrom: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'Since when it is in force: the approval of the minutes. Null before that, and for a decision that does not bind.',
      resolve: ({ inForceFrom }) => (inForceFrom === null ? null : new Date(inForceFrom)),
    }),
    state: t.expose('state', { type: AssignmentState, description: 'Where it stands.' }),
    timeliness: t.field({
      type: AssignmentTimeliness,
      nullable: true,
      description: 'How it stands to its last day; null before it is in force, and once it is dropped.',
      resolve: (assignment) => timelinessOf(assignment, today()),
    }),
    doneOn: t.expose('doneOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which it was done, as its owner has reported.',
    }),
    version: t.exposeInt('version', { description: 'Counts up with every step; every act on it names it.' }),
    reports: t.field({
      type: [AssignmentReport],
      description: 'What was reported, oldest first; those that were returned too.',
      complexity: { multiplier: 2 },
      resolve: ({ reports }) => [...reports],
    }),
    transitions: t.field({
      type: [Transition],
      description: 'Its history since it is in force, oldest first.',
      complexity: { multiplier: 3 },
      resolve: ({ transitions }) => transitions.map((step) => ({ ...step, at: new Date(step.at) })),
    }),
    viewerMay: t.field({
      type: [AssignmentVerb],
      description: 'Actions that the viewer may take on it now.',
      resolve: (assignment, _args, context) => verbsOnAssignment(context.viewer, assignment),
    }),
  }),
})

function inLanguage(original: string, text: string): [string | null, string | null, string | null] {
  return [original === 'tg' ? text : null, original === 'ru' ? text : null, original === 'en' ? text : null]
}

function ownerOf(membershipId: string | null, context: Context) {
  return membershipId === null ? null : loadOne(context, loadMemberships, membershipId).then((row) => row ?? null)
}

function present<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('a council that an assignment names is missing')
  return row
}
