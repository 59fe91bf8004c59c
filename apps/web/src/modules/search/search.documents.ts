import { graphql } from '../../platform/graphql.ts'
import { nameFragment, officialTextFragment } from '../../platform/text.documents.ts'

/** The newest public records with the words of a text. */
export const searchRecordsQuery = graphql(
  `
    query SearchRecords($text: String!) {
      searchRecords(text: $text) {
        type
        reference
        day
        title {
          ...OfficialText
        }
        council {
          name {
            ...NameText
          }
        }
      }
    }
  `,
  [officialTextFragment, nameFragment],
)
