import { graphql } from '../../platform/graphql.ts'

/** A page of the activities, with the sources that tell of them. */
export const sourcesOnSiteMapQuery = graphql(`
  query SourcesOnSiteMap($after: String) {
    activities(first: 50, after: $after) {
      edges {
        node {
          sources {
            code
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
