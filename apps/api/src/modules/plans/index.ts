import './plan-types.graphql.ts'
import './due-items.graphql.ts'
import './plan-actions.graphql.ts'

export { adoptPlan } from './actions/adopt-plan.ts'
export { draftPlan } from './actions/draft-plan.ts'
export { planActs } from './plan-acts.ts'
export { readPlansOfYears } from './plans-of-years.queries.ts'
