import { graphql } from '../../platform/graphql.ts'
import { caseFragments } from '../cases/index.ts'

/** The newest shortcomings and how many there are, for the home page. */
export const latestShortcomingsQuery = graphql(
  `
    query LatestShortcomings {
      shortcomings(first: 3) {
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

/** A council's latest shortcomings, for the council's page. */
export const councilShortcomingsQuery = graphql(
  `
    query CouncilShortcomings($slug: String!, $first: Int!) {
      council(slug: $slug) {
        shortcomingCount
        shortcomingsCameBack {
          verified
          cameBack
        }
        shortcomings(first: $first) {
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
