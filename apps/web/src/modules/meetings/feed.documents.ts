import { graphql } from '../../platform/graphql.ts'
import { nameFragment, officialTextFragment } from '../../platform/text.documents.ts'

/** A page of published minutes for a feed, the last meeting first. */
export const minutesFeedQuery = graphql(
  `
    query MinutesFeed($after: String, $areaCode: String, $councilSlug: String) {
      meetings(first: 20, after: $after, areaCode: $areaCode, councilSlug: $councilSlug) {
        edges {
          node {
            reference
            heldOn
            publishedAt
            title {
              ...OfficialText
            }
            council {
              name {
                ...NameText
              }
            }
            earlierVersions {
              replacedAt
              reason
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [nameFragment, officialTextFragment],
)
