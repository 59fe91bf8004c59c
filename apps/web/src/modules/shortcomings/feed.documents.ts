import { graphql } from '../../platform/graphql.ts'
import { caseFragments } from '../cases/index.ts'

/** A page of the shortcomings of a council or a place, with their steps. */
export const shortcomingsFeedQuery = graphql(
  `
    query ShortcomingsFeed($after: String, $areaCode: String, $councilSlug: String) {
      shortcomings(first: 20, after: $after, areaCode: $areaCode, councilSlug: $councilSlug) {
        edges {
          node {
            ...ToldCase
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [caseFragments.told],
)

/** One shortcoming with its steps. */
export const shortcomingFeedQuery = graphql(
  `
    query ShortcomingFeed($reference: String!) {
      shortcoming(reference: $reference) {
        ...ToldCase
      }
    }
  `,
  [caseFragments.told],
)
