import { graphql } from '../../platform/graphql.ts'
import { caseFragments } from '../cases/index.ts'

/** A page of the recommendations of a council or a place, with their steps. */
export const recommendationsFeedQuery = graphql(
  `
    query RecommendationsFeed($after: String, $areaCode: String, $councilSlug: String) {
      recommendations(first: 20, after: $after, areaCode: $areaCode, councilSlug: $councilSlug) {
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

/** One recommendation with its steps. */
export const recommendationFeedQuery = graphql(
  `
    query RecommendationFeed($reference: String!) {
      recommendation(reference: $reference) {
        ...ToldCase
      }
    }
  `,
  [caseFragments.told],
)
