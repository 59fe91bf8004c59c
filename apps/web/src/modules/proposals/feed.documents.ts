import { graphql } from '../../platform/graphql.ts'
import { caseFragments } from '../cases/index.ts'

/** A page of the proposals of a council or a place, with their steps. */
export const proposalsFeedQuery = graphql(
  `
    query ProposalsFeed($after: String, $areaCode: String, $councilSlug: String) {
      proposals(first: 20, after: $after, areaCode: $areaCode, councilSlug: $councilSlug) {
        edges {
          node {
            ...ToldCase
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [caseFragments.told],
)

/** One proposal with its steps. */
export const proposalFeedQuery = graphql(
  `
    query ProposalFeed($reference: String!) {
      proposal(reference: $reference) {
        ...ToldCase
      }
    }
  `,
  [caseFragments.told],
)
