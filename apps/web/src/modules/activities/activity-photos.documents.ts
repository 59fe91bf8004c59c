import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** A photo of an activity, or what is left of one that was taken off. */
export const activityPhotoFragment = graphql(`
  fragment ActivityPhotoParts on ActivityPhoto {
    id
    number
    address
    smallAddress
    width
    height
    bytes
    description
    language
    removedAt
    removalReason
  }
`)

/** Publishes a photo. */
export const addActivityPhotoMutation = graphql(
  `
    mutation AddActivityPhoto($input: AddActivityPhotoInput!) {
      addActivityPhoto(input: $input) {
        __typename
        ... on Activity {
          id
          code
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Takes a photo off. */
export const removeActivityPhotoMutation = graphql(
  `
    mutation RemoveActivityPhoto($input: RemoveActivityPhotoInput!) {
      removeActivityPhoto(input: $input) {
        __typename
        ... on Activity {
          id
          code
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
