export { submitRating } from './actions/submit-rating.ts'
export {
  aggregate,
  /** @internal Only tests use it. */ recountSums,
  startAggregation,
} from './aggregation.ts'
export { ContactKind } from './rating-enums.ts'
export { stopRatings } from './rating-writer.ts'
export { receiveRatingForm, typedReceiptKey } from './rating-form.ts'
