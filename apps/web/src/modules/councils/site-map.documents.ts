import { graphql } from '../../platform/graphql.ts'

/** A page of the councils, by their names in addresses. */
export const councilsOnSiteMapQuery = graphql(`
  query CouncilsOnSiteMap($after: String) {
    councils(first: 100, after: $after) {
      edges {
        node {
          slug
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
