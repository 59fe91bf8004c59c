import { graphql } from '../../platform/graphql.ts'
import { nameFragment } from '../../platform/text.documents.ts'

/** What the form of a new case offers: the council's department and its recent meetings with their decisions. */
export const caseOriginsQuery = graphql(
  `
    query CaseOrigins($slug: String!) {
      council(slug: $slug) {
        id
        department {
          id
          name {
            ...NameText
          }
        }
        meetings(first: 20) {
          edges {
            node {
              id
              reference
              heldOn
              quorum
              decisions {
                id
                number
                text
              }
            }
          }
        }
      }
    }
  `,
  [nameFragment],
)
