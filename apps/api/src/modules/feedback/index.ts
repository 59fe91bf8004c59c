export { submitRating } from './actions/submit-rating.ts'
export {
  aggregate,
  /** @internal Only tests use it. */ recountSums,
  startAggregation,
  sumsVersion,
} from './aggregation.ts'
export { stopRatings } from './rating-writer.ts'
export { receiveRatingForm, typedReceiptKey } from './rating-form.ts'
