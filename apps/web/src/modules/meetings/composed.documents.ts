import { graphql } from '../../platform/graphql.ts'
import { officialTextFragment } from '../../platform/text.documents.ts'
import { unfinishedFragment } from './meetings.documents.ts'

/** A page of a council's meetings, the newest first, for the council's page. */
export const councilMeetingsQuery = graphql(
  `
    query CouncilMeetings($slug: String!, $first: Int!, $after: String) {
      council(slug: $slug) {
        meetingCount
        unfinishedAssignments {
          total
          overdue
          items {
            ...UnfinishedParts
          }
        }
        nextMeeting {
          reference
          heldOn
          startsAt
          title {
            ...OfficialText
          }
        }
        meetings(first: $first, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              reference
              heldOn
              title {
                ...OfficialText
              }
            }
          }
        }
      }
    }
  `,
  [officialTextFragment, unfinishedFragment],
)
