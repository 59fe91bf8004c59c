import { graphql } from '../../platform/graphql.ts'
import { nameFragment } from '../../platform/text.documents.ts'
import { announcementCardFragment } from './announcements.documents.ts'
import { meetingCardFragment } from './meetings.documents.ts'

/** The meetings with public minutes, latest first, or announced ones; with the council whose meetings alone are wanted. */
export const meetingsQuery = graphql(
  `
    query Meetings(
      $first: Int!
      $after: String
      $areaCode: String
      $councilSlug: String
      $slug: String!
      $ofCouncil: Boolean!
      $when: AnnouncementTime
      $announced: Boolean!
    ) {
      announcements(first: $first, after: $after, areaCode: $areaCode, councilSlug: $councilSlug, when: $when)
        @include(if: $announced) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...AnnouncementCardParts
          }
        }
      }
      meetings(first: $first, after: $after, areaCode: $areaCode, councilSlug: $councilSlug) @skip(if: $announced) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...MeetingCardParts
            council {
              slug
              name {
                ...NameText
              }
            }
          }
        }
      }
      council(slug: $slug) @include(if: $ofCouncil) {
        slug
        name {
          ...NameText
        }
      }
      regions {
        code
        shortName {
          ...NameText
        }
      }
    }
  `,
  [announcementCardFragment, meetingCardFragment, nameFragment],
)
