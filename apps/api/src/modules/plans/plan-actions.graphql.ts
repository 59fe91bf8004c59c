import { builder } from '../../platform/builder.ts'
import { actionErrors } from '../../platform/error-types.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { adoptPlan } from './actions/adopt-plan.ts'
import { copyPlan } from './actions/copy-plan.ts'
import { draftPlan } from './actions/draft-plan.ts'
import { dropPlanItem } from './actions/drop-plan-item.ts'
import { finishPlanItem } from './actions/finish-plan-item.ts'
import { postponePlanItem } from './actions/postpone-plan-item.ts'
import { startPlanItem } from './actions/start-plan-item.ts'
import {
  AdoptPlanInput,
  CopyPlanInput,
  DraftPlanInput,
  DropPlanItemInput,
  FinishPlanItemInput,
  PostponePlanItemInput,
  StartPlanItemInput,
} from './plan-inputs.graphql.ts'
import { Plan } from './plan-types.graphql.ts'
import { findPlans } from './plans.queries.ts'

/** The plan after an act on it or on one of its items, as the one who acted sees it. */
async function planAfter(viewer: Viewer, id: string) {
  const plan = (await findPlans(viewer, [id])).get(id)
  if (plan === undefined) throw new Error('a plan that was changed cannot be read')
  return plan
}

builder.mutationFields((t) => ({
  draftPlan: t.field({
    type: Plan,
    description:
      'Writes a council’s plan for a year, for the first time or anew until it is adopted. Chair, deputy chair and secretary.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: DraftPlanInput, required: true, description: 'The plan.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await draftPlan(context.viewer, {
        ...input,
        councilId: input.councilId.id,
        items: input.items.map((item) => ({ ...item, ownerMembershipId: item.ownerMembershipId?.id })),
      })
      return planAfter(context.viewer, id)
    },
  }),
  adoptPlan: t.field({
    type: Plan,
    description: 'Adopts a plan as it stands: public from then on. Chair, deputy chair and secretary.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: AdoptPlanInput, required: true, description: 'The plan and how it was adopted.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await adoptPlan(context.viewer, {
        ...input,
        planId: input.planId.id,
        decisionId: input.decisionId?.id,
      })
      return planAfter(context.viewer, id)
    },
  }),
  copyPlan: t.field({
    type: Plan,
    description:
      'Begins the next year’s plan as a draft, with what is unfinished and the items that are named. Chair, deputy chair and secretary.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: CopyPlanInput, required: true, description: 'The plan and the items.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await copyPlan(context.viewer, { ...input, planId: input.planId.id })
      return planAfter(context.viewer, id)
    },
  }),
  startPlanItem: t.field({
    type: Plan,
    description: 'Says that work on an item has begun. Chair, deputy chair and secretary.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: StartPlanItemInput, required: true, description: 'The item.' }) },
    resolve: async (_root, { input }, context) =>
      planAfter(context.viewer, (await startPlanItem(context.viewer, { ...input, itemId: input.itemId.id })).planId),
  }),
  finishPlanItem: t.field({
    type: Plan,
    description: 'Says that an item is done, with what shows it. Chair, deputy chair and secretary.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: FinishPlanItemInput, required: true, description: 'The item.' }) },
    resolve: async (_root, { input }, context) =>
      planAfter(context.viewer, (await finishPlanItem(context.viewer, { ...input, itemId: input.itemId.id })).planId),
  }),
  postponePlanItem: t.field({
    type: Plan,
    description: 'Puts an item off to another day, with a reason. Chair, deputy chair and secretary.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: PostponePlanItemInput, required: true, description: 'The item.' }) },
    resolve: async (_root, { input }, context) =>
      planAfter(context.viewer, (await postponePlanItem(context.viewer, { ...input, itemId: input.itemId.id })).planId),
  }),
  dropPlanItem: t.field({
    type: Plan,
    description: 'Gives an item up, with a reason. Chair, deputy chair and secretary.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: DropPlanItemInput, required: true, description: 'The item.' }) },
    resolve: async (_root, { input }, context) =>
      planAfter(context.viewer, (await dropPlanItem(context.viewer, { ...input, itemId: input.itemId.id })).planId),
  }),
}))
