import './activities.graphql.ts'
import './activity-actions.graphql.ts'
import './activity-photos.graphql.ts'

export { Activity } from './activities.graphql.ts'
export { findActivities as loadActivities } from './activities.queries.ts'
export { importActivity } from './actions/import-activity.ts'
export { countActivities } from './count-activities.queries.ts'
export { readActivitiesOfPeriod } from './activities-of-period.queries.ts'
