import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'
import { nameFragment } from '../../platform/text.documents.ts'
import { activityFragment } from './activities.documents.ts'
import { activityPhotoFragment } from './activity-photos.documents.ts'

/** What the form of an activity needs to know of its council: the places to choose from. */
export const activityFormQuery = graphql(
  `
    query ActivityForm($slug: String!) {
      council(slug: $slug) {
        id
        area {
          code
          name {
            ...NameText
          }
          children {
            code
            name {
              ...NameText
            }
            children {
              code
              name {
                ...NameText
              }
            }
          }
        }
      }
    }
  `,
  [nameFragment],
)

/** An activity at the desk. */
export const deskActivityQuery = graphql(
  `
    query DeskActivity($code: String!) {
      activity(code: $code) {
        id
        version
        viewerMayCorrect
        ...ActivityParts
        photos {
          ...ActivityPhotoParts
        }
      }
    }
  `,
  [activityFragment, activityPhotoFragment],
)

/** Puts an activity on the public record. */
export const recordActivityMutation = graphql(
  `
    mutation RecordActivity($input: RecordActivityInput!) {
      recordActivity(input: $input) {
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

/** Writes a public activity anew. */
export const correctActivityMutation = graphql(
  `
    mutation CorrectActivity($input: CorrectActivityInput!) {
      correctActivity(input: $input) {
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
