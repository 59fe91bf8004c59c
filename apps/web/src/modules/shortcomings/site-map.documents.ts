import { graphql } from '../../platform/graphql.ts'

/** A page of the published shortcomings, by their numbers. */
export const shortcomingsOnSiteMapQuery = graphql(`
  query ShortcomingsOnSiteMap($after: String) {
    shortcomings(first: 100, after: $after) {
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
