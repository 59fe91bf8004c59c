import { graphql } from '../../platform/graphql.ts'
import { nameFragment } from '../../platform/text.documents.ts'
import { announcementFragment } from './announcements.documents.ts'

/** Whose calendar it is. */
export const calendarSubjectQuery = graphql(
  `
    query CalendarSubject($slug: String!, $code: String!) {
      council(slug: $slug) {
        name {
          ...NameText
        }
      }
      area(code: $code) {
        name {
          ...NameText
        }
      }
    }
  `,
  [nameFragment],
)

/** A page of announced meetings for a calendar, the last day first. */
export const calendarQuery = graphql(
  `
    query Calendar($after: String, $areaCode: String, $councilSlug: String) {
      announcements(first: 10, after: $after, areaCode: $areaCode, councilSlug: $councilSlug, when: all) {
        edges {
          node {
            ...AnnouncementParts
            uid
            sequence
            changedAt
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [announcementFragment],
)
