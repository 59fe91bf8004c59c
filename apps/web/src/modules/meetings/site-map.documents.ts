import { graphql } from '../../platform/graphql.ts'

/** A page of the published meetings, by their numbers. */
export const meetingsOnSiteMapQuery = graphql(`
  query MeetingsOnSiteMap($after: String) {
    meetings(first: 100, after: $after) {
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
