import { graphql } from '../../platform/graphql.ts'
import { nameFragment } from '../../platform/text.documents.ts'
import { meetingCardFragment, seatFragment } from './meetings.documents.ts'

/** The meetings of one council as its members see them, drafts included. */
export const deskMeetingsQuery = graphql(
  `
    query DeskMeetings($slug: String!, $after: String) {
      council(slug: $slug) {
        id
        name {
          ...NameText
        }
        meetings(first: 50, after: $after) {
          edges {
            node {
              ...MeetingCardParts
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [meetingCardFragment, nameFragment],
)

/** Who may sit in the council on a day, and the department that may carry out its decisions. */
export const seatsOnDayQuery = graphql(
  `
    query SeatsOnDay($slug: String!, $onDate: Date) {
      council(slug: $slug) {
        id
        department {
          id
          name {
            ...NameText
          }
        }
        memberships(onDate: $onDate) {
          ...SeatParts
        }
      }
    }
  `,
  [nameFragment, seatFragment],
)
