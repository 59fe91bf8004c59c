import { graphql } from '../../platform/graphql.ts'
import { deadlineFragment } from '../../platform/deadlines/deadline.documents.ts'
import { nameFragment, officialTextFragment } from '../../platform/text.documents.ts'

/** The newest shortcomings and how many there are, for the home page. */
export const latestShortcomingsQuery = graphql(
  `
    query LatestShortcomings {
      shortcomings(first: 3) {
        totalCount
        edges {
          node {
            reference
            registeredOn
            title {
              ...OfficialText
            }
            council {
              area {
                shortName {
                  ...NameText
                }
              }
            }
            acknowledgement {
              ...DeadlineParts
            }
            answer {
              ...DeadlineParts
            }
          }
        }
      }
    }
  `,
  [nameFragment, officialTextFragment, deadlineFragment],
)

/** A council's latest shortcomings, for the council's page. */
export const councilShortcomingsQuery = graphql(
  `
    query CouncilShortcomings($slug: String!, $first: Int!) {
      council(slug: $slug) {
        shortcomingCount
        shortcomings(first: $first) {
          edges {
            node {
              reference
              registeredOn
              title {
                ...OfficialText
              }
              answer {
                ...DeadlineParts
              }
            }
          }
        }
      }
    }
  `,
  [officialTextFragment, deadlineFragment],
)
