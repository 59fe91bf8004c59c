import { graphql } from '../../platform/graphql.ts'
import { nameFragment } from '../../platform/text.documents.ts'

/** Places that a text may mean, in any spelling. */
export const searchQuery = graphql(
  `
    query SearchPlaces($text: String!, $first: Int) {
      searchPlaces(text: $text, first: $first) {
        ambiguous
        matches {
          matched
          exact
          area {
            code
            kind
            name {
              ...NameText
            }
            councils {
              slug
              name {
                ...NameText
              }
            }
            parent {
              code
              kind
              name {
                ...NameText
              }
              shortName {
                ...NameText
              }
            }
          }
          units {
            code
            name {
              ...NameText
            }
          }
        }
      }
    }
  `,
  [nameFragment],
)
