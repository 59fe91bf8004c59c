import './activities.graphql.ts'

export { recordActivity } from './actions/record-activity.ts'
export { countActivities } from './count-activities.queries.ts'
