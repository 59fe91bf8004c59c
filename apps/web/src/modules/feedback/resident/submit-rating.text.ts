/** The mutation's text. It stands apart so that the resident's path can send it without a GraphQL parser in its script. */
export const submitRatingText = `mutation SubmitRating($input: SubmitRatingInput!) {
  submitRating(input: $input) {
    __typename
    ... on RatingAccepted { receivedWeek }
    ... on InvalidInputError { issues { path code } }
    ... on UnavailableError { retryAfterSeconds }
  }
}`
