import './gatherings.graphql.ts'
import './gathering-actions.graphql.ts'
import './recommendations-of.graphql.ts'

export { gatheringActs } from './gathering-acts.ts'
