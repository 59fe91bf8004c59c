import { graphql } from '../../platform/graphql.ts'
import { caseFragments } from '../cases/index.ts'

/** The newest proposals and how many there are, for the home page. */
export const latestProposalsQuery = graphql(
  `
    query LatestProposals {
      proposals(first: 3) {
        totalCount
        edges {
          node {
            ...LatestCase
          }
        }
      }
    }
  `,
  [caseFragments.latest],
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
              ...CaseOfCouncil
            }
          }
        }
      }
    }
  `,
  [caseFragments.ofCouncil],
)
