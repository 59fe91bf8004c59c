export { submitRating } from './actions/submit-rating.ts'
export { aggregate, recountSums, startAggregation, sumsVersion } from './aggregation.ts'
export { stopRatings } from './rating-writer.ts'
export { receiveRatingForm } from './rating-form.ts'
