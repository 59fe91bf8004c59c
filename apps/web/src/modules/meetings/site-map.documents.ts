import { graphql } from '../../platform/graphql.ts'

/** A page of the councils, with how many meetings each has published. */
export const councilsWithMeetingsQuery = graphql(`
  query CouncilsWithMeetings($after: String) {
    councils(first: 100, after: $after) {
      edges {
        node {
          slug
          meetingCount
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

/** A page of the published meetings of one council, by their numbers. */
export const meetingsOnSiteMapQuery = graphql(`
  query MeetingsOnSiteMap($slug: String!, $after: String) {
    council(slug: $slug) {
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
  }
`)
