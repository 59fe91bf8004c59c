export { submitRating } from './actions/submit-rating.ts'
export { fold, recountSums, startFolding, sumsVersion } from './folding.ts'
export { stopRatings } from './rating-writer.ts'
export { receiveRatingForm } from './rating-form.ts'
