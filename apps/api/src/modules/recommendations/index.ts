export { acknowledgeRecommendation } from './actions/acknowledge-recommendation.ts'
export { answerRecommendation } from './actions/answer-recommendation.ts'
/** @internal Only tests use it from outside. */
export { discardRecommendation } from './actions/discard-recommendation.ts'
/** @internal Only tests use it from outside. */
export { followUpRecommendation } from './actions/follow-up-recommendation.ts'
export { registerRecommendation } from './actions/register-recommendation.ts'
export { Recommendation } from './recommendation-types.graphql.ts'
export { publicRecommendationsAt, recommendationsAt } from './made-at.queries.ts'
export { submitRecommendation } from './actions/submit-recommendation.ts'
