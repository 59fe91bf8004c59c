import './gatherings.graphql.ts'
import './gathering-actions.graphql.ts'

export { gatheringActs } from './gathering-acts.ts'
