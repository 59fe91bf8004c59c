import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import type { Context } from '../../platform/context.ts'
import { inOrder } from '../../platform/in-order.ts'
import { TrilingualText, trilingual } from '../../platform/text-types.ts'
import { Council, Membership, loadCouncils, loadMemberships } from '../councils/index.ts'
import { identityTypes } from '../identity/index.ts'
import { isPlanVisible, verbsOnItem, verbsOnPlan } from './plans.policy.ts'
import { findItems, findPlan, findPlans, itemsByPlan, plansByCouncil, plansById, stepsByItem } from './plans.queries.ts'
import type { PlanItemRow, PlanItemStepRow, PlanRow } from './plans.queries.ts'

const { CouncilOffice } = identityTypes

const PlanState = builder.enumType('PlanState', {
  description: 'Where a plan stands.',
  values: {
    draft: { description: 'Being written; only the council sees it.' },
    adopted: { description: 'Adopted and public; it is not written anew.' },
  } as const,
})
const PlanItemState = builder.enumType('PlanItemState', {
  description: 'Where an item of a plan stands.',
  values: {
    planned: { description: 'To be done.' },
    inProgress: { description: 'Work on it has begun.' },
    done: { description: 'Done, with what shows it.' },
    postponed: { description: 'Put off to another day, with a reason.' },
    dropped: { description: 'Given up, with a reason.' },
  } as const,
})
export const PlanItemKind = builder.enumType('PlanItemKind', {
  description: 'What kind of work an item is.',
  values: {
    meeting: { description: 'A meeting of the council.' },
    reception: { description: 'A reception of residents.' },
    visit: { description: 'A visit to a school, a mahalla, a police unit.' },
    information: { description: 'Telling residents something.' },
    training: { description: 'Training.' },
    monitoring: { description: 'Looking at how something is done.' },
    other: { description: 'Anything else.' },
  } as const,
})

export const Plan = builder.objectRef<PlanRow>('Plan')
export const PlanItem = builder.objectRef<PlanItemRow>('PlanItem')

const PlanItemStep = builder.objectRef<PlanItemStepRow>('PlanItemStep').implement({
  cache: 'publicRecord',
  description: 'Something that happened to an item of an adopted plan. Never changed.',
  fields: (t) => ({
    state: t.expose('state', { type: PlanItemState, description: 'Where the item stood from then on.' }),
    capacity: t.exposeString('capacity', { description: 'In which office somebody did it.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    dueBefore: t.expose('dueBefore', { type: 'Date', description: 'The day by which it was due before.' }),
    dueOn: t.expose('dueOn', { type: 'Date', description: 'The day by which it is due from then on.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was put off or given up.' }),
    evidence: t.exposeString('evidence', { nullable: true, description: 'What shows that it is done, in words.' }),
    meetingReference: t.exposeString('meetingReference', {
      nullable: true,
      description: 'The printed number of a meeting that shows it.',
    }),
    proposalReference: t.exposeString('proposalReference', {
      nullable: true,
      description: 'The printed number of a proposal that shows it.',
    }),
    activityCode: t.exposeString('activityCode', {
      nullable: true,
      description: 'The code of an activity that shows it.',
    }),
  }),
})

builder.node(PlanItem, {
  cache: 'publicRecord',
  description: "One item of a council's plan.",
  id: { resolve: ({ id }) => id },
  // Nobody sees an item of a plan that they may not see.
  loadMany: async (ids, context) => {
    const found = await findItems(ids)
    const plans = await findPlans(
      context.viewer,
      [...found.values()].map(({ planId }) => planId),
    )
    return ids.map((id) => {
      const item = found.get(id)
      return item !== undefined && plans.has(item.planId) ? item : null
    })
  },
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number in the plan, from 1.' }),
    kind: t.expose('kind', { type: PlanItemKind, description: 'What kind of work it is.' }),
    what: t.field({
      type: TrilingualText,
      description: 'What is to be done.',
      resolve: (i) => trilingual(i.original, i.whatTg, i.whatRu, i.whatEn),
    }),
    place: t.field({
      type: TrilingualText,
      nullable: true,
      description: 'Where; null where that is not said.',
      resolve: (i) =>
        i.placeTg === null && i.placeRu === null && i.placeEn === null
          ? null
          : trilingual(i.original, i.placeTg, i.placeRu, i.placeEn),
    }),
    ownerOffice: t.expose('ownerOffice', {
      type: CouncilOffice,
      nullable: true,
      description: 'The office that does it; null where it is the holder of a seat.',
    }),
    ownerMembership: t.field({
      type: Membership,
      nullable: true,
      description: 'The seat whose holder does it; null where it is an office.',
      resolve: async ({ ownerMembershipId }, _args, context) =>
        ownerMembershipId === null ? null : ((await loadOne(context, loadMemberships, ownerMembershipId)) ?? null),
    }),
    dueOn: t.expose('dueOn', { type: 'Date', description: 'The day by which it is to be done.' }),
    state: t.expose('state', { type: PlanItemState, description: 'Where it stands.' }),
    version: t.exposeInt('version', { description: 'How often it has changed; an act names the one that was read.' }),
    steps: t.field({
      type: [PlanItemStep],
      description: 'What happened to it, in order.',
      complexity: { multiplier: 1 },
      resolve: async ({ id }, _args, context) => [...((await loadOne(context, stepsByItem, id)) ?? [])],
    }),
    viewerMay: t.stringList({
      cache: 'never',
      description: 'What the viewer may do with it now: start, finish, postpone, drop.',
      resolve: async (item, _args, context) => {
        const plan = await planWith(context, item.planId)
        return plan === undefined ? [] : verbsOnItem(context.viewer, { state: item.state, plan })
      },
    }),
    plan: t.field({
      type: Plan,
      nullable: true,
      description: 'The plan that it belongs to.',
      resolve: async ({ planId }, _args, context) => (await planWith(context, planId)) ?? null,
    }),
  }),
})

builder.node(Plan, {
  cache: 'publicRecord',
  description: "A council's plan for a year. Before it is adopted only the council sees it.",
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, context) => inOrder(ids, await findPlans(context.viewer, ids)),
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year.' }),
    state: t.expose('state', { type: PlanState, description: 'Where it stands.' }),
    council: t.field({
      type: Council,
      description: 'The council.',
      resolve: async ({ councilId }, _args, context) => {
        const council = await loadOne(context, loadCouncils, councilId)
        if (council === undefined) throw new Error('the plan points to no council')
        return council
      },
    }),
    meetingReference: t.exposeString('meetingReference', {
      nullable: true,
      description: 'The printed number of the meeting whose decision adopted it.',
    }),
    adoptionNote: t.exposeString('adoptionNote', {
      nullable: true,
      description: 'How it was adopted, where no decision on record says it.',
    }),
    adoptedAt: t.expose('adoptedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was adopted here; null for a draft.',
    }),
    version: t.exposeInt('version', { description: 'How often it has changed; an act names the one that was read.' }),
    demonstration: t.exposeBoolean('demonstration', { description: 'True for a plan of the demonstration content.' }),
    items: t.field({
      type: [PlanItem],
      description: 'Its items, in order.',
      complexity: { multiplier: 2 },
      resolve: async ({ id }, _args, context) => [...((await loadOne(context, itemsByPlan, id)) ?? [])],
    }),
    viewerMay: t.stringList({
      cache: 'never',
      description: 'What the viewer may do with it now: draft, adopt, copy.',
      resolve: (plan, _args, { viewer }) => verbsOnPlan(viewer, plan),
    }),
  }),
})

async function planWith(context: Context, id: string): Promise<PlanRow | undefined> {
  const plan = await loadOne(context, plansById, id)
  return plan !== undefined && isPlanVisible(context.viewer, plan) ? plan : undefined
}

builder.objectField(Council, 'plans', (t) =>
  t.field({
    type: [Plan],
    cache: 'publicRecord',
    description: 'Its plans, the latest year first; drafts for the council alone.',
    complexity: { multiplier: 1 },
    resolve: async ({ id }, _args, context) =>
      ((await loadOne(context, plansByCouncil, id)) ?? []).filter((plan) => isPlanVisible(context.viewer, plan)),
  }),
)

builder.queryField('plan', (t) =>
  t.field({
    type: Plan,
    nullable: true,
    cache: 'publicRecord',
    description: 'The plan of a council for a year; null where there is none that the viewer may know of.',
    authScopes: { public: true },
    args: {
      councilSlug: t.arg.string({ required: true, description: 'The council, by the name in its address: khujand.' }),
      year: t.arg.int({ required: true, description: 'The year.' }),
    },
    resolve: (_root, { councilSlug, year }, { viewer }) => findPlan(viewer, councilSlug.trim().toLowerCase(), year),
  }),
)
