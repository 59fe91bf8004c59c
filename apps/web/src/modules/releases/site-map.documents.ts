import { graphql } from '../../platform/graphql.ts'

/** The newest releases, for the site map. */
export const releasesOnSiteMapQuery = graphql(`
  query ReleasesOnSiteMap($after: String) {
    releases(first: 100, after: $after) {
      edges {
        node {
          number
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
