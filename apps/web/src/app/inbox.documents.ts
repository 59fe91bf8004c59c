import { graphql } from '../platform/graphql.ts'
import { nameFragment, officialTextFragment } from '../platform/text.documents.ts'

/** So many entries are asked for at once: a page of more, with every type that can wait, costs more than the API answers. */
export const inboxPage = 15

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
            ... on Assignment {
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
