import './activities.graphql.ts'

export { recordActivity } from './actions/record-activity.ts'
