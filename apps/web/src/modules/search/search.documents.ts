import { graphql } from '../../platform/graphql.ts'
import { nameFragment, officialTextFragment } from '../../platform/text.documents.ts'

/** A page of the public records with the words of a text, and the regions to which they can be narrowed. */
export const searchRecordsQuery = graphql(
  `
    query SearchRecords(
      $text: String!
      $language: Language!
      $type: String
      $areaCode: String
      $year: Int
      $page: Int
    ) {
      searchRecords(text: $text, type: $type, areaCode: $areaCode, year: $year, page: $page) {
        total
        isMore
        records {
          type
          reference
          day
          title {
            ...OfficialText
          }
          passage(language: $language) {
            language
            text
          }
          council {
            name {
              ...NameText
            }
          }
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
  [officialTextFragment, nameFragment],
)
