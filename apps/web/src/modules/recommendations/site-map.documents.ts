import { graphql } from '../../platform/graphql.ts'

/** A page of the published recommendations, by their numbers. */
export const recommendationsOnSiteMapQuery = graphql(`
  query RecommendationsOnSiteMap($after: String) {
    recommendations(first: 100, after: $after) {
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
