import { graphql } from '../../platform/graphql.ts'

/** A page of the announced meetings, by their numbers. */
export const announcementsOnSiteMapQuery = graphql(`
  query AnnouncementsOnSiteMap($after: String) {
    announcements(first: 100, after: $after, when: coming) {
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
