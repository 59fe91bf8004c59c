import { graphql } from '../../platform/graphql.ts'
import { officialTextFragment } from '../../platform/text.documents.ts'

/** The plans of a council with what happened to their items. */
export const plansFeedQuery = graphql(
  `
    query PlansFeed($slug: String!) {
      council(slug: $slug) {
        plans {
          year
          adoptedAt
          items {
            number
            what {
              ...OfficialText
            }
            steps {
              state
              at
              reason
              evidence
            }
          }
        }
      }
    }
  `,
  [officialTextFragment],
)
