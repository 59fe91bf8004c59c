import { graphql } from '../../platform/graphql.ts'

/** A page of the published proposals, by their numbers. */
export const proposalsOnSiteMapQuery = graphql(`
  query ProposalsOnSiteMap($after: String) {
    proposals(first: 100, after: $after) {
      edges {
        node {
          reference
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
