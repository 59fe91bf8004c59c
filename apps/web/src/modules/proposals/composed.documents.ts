import { graphql } from '../../platform/graphql.ts'
import { deadlineFragment } from '../../platform/deadlines/deadline.documents.ts'
import { nameFragment, officialTextFragment } from '../../platform/text.documents.ts'

/** The newest proposals and how many there are, for the home page. */
export const latestProposalsQuery = graphql(
  `
    query LatestProposals {
      proposals(first: 3) {
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

/** A council's latest proposals, for the council's page. */
export const councilProposalsQuery = graphql(
  `
    query CouncilProposals($slug: String!, $first: Int!) {
      council(slug: $slug) {
        proposalCount
        proposals(first: $first) {
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
