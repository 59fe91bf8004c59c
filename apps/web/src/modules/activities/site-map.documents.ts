import { graphql } from '../../platform/graphql.ts'

/** A page of the activities, with the sources that tell of them. */
export const activitiesOnSiteMapQuery = graphql(`
  query ActivitiesOnSiteMap($after: String) {
    activities(first: 50, after: $after) {
      edges {
        node {
          code
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
