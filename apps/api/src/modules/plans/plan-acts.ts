import { copyPlan } from './actions/copy-plan.ts'
import { dropPlanItem } from './actions/drop-plan-item.ts'
import { finishPlanItem } from './actions/finish-plan-item.ts'
import { postponePlanItem } from './actions/postpone-plan-item.ts'
import { startPlanItem } from './actions/start-plan-item.ts'

/** What is done with an adopted plan outside this module: by the seed. */
export const planActs = {
  copy: copyPlan,
  start: startPlanItem,
  finish: finishPlanItem,
  postpone: postponePlanItem,
  drop: dropPlanItem,
}
