import { graphql } from '../platform/graphql.ts'
import { nameFragment, officialTextFragment } from '../platform/text.documents.ts'

/** What waits for the person signed in, the most urgent first. */
export const inboxQuery = graphql(
  `
    query Inbox($first: Int!, $after: String) {
      inbox(first: $first, after: $after) {
        overdue
        dueSoon
        total
        pageInfo {
          hasNextPage
          endCursor
        }
        department {
          code
          name {
            ...NameText
          }
        }
        items {
          waitingFor
          dueOn
          state
          daysLeft
          record {
            __typename
            ... on Node {
              id
            }
            ... on Case {
              reference
              title {
                ...OfficialText
              }
              council {
                name {
                  ...NameText
                }
              }
              department {
                code
              }
              responsibleSince
              responsibleDepartment {
                code
                name {
                  ...NameText
                }
              }
            }
            ... on Meeting {
              reference
              heldOn
              title {
                ...OfficialText
              }
              council {
                name {
                  ...NameText
                }
              }
            }
          }
        }
      }
    }
  `,
  [nameFragment, officialTextFragment],
)
