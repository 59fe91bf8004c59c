import { graphql } from '../../platform/graphql.ts'
import { nameFragment } from '../../platform/text.documents.ts'

/** Terms that end soon on the councils whose chair, deputy chair or secretary is signed in. */
export const termsEndingOnDeskQuery = graphql(
  `
    query TermsEndingOnDesk {
      termsEnding(withinDays: 60) {
        id
        seat
        office
        name
        termTo
        council {
          id
          slug
          name {
            ...NameText
          }
        }
      }
    }
  `,
  [nameFragment],
)
