import { graphql } from '../../platform/graphql.ts'
import { nameFragment, officialTextFragment, sourceFragment } from '../../platform/text.documents.ts'

/** The organisations of the register. */
export const bodiesQuery = graphql(
  `
    query Bodies {
      bodies {
        code
        kind
        note
        offices
        name {
          ...OfficialText
        }
        parent {
          code
          name {
            ...OfficialText
          }
        }
        area {
          code
          name {
            ...NameText
          }
        }
        sources {
          ...SourceOfRecord
        }
      }
    }
  `,
  [officialTextFragment, nameFragment, sourceFragment],
)

/** The legal documents of the register. */
export const documentsQuery = graphql(
  `
    query LegalDocuments {
      legalDocuments {
        code
        kind
        datedOn
        url
        title {
          ...OfficialText
        }
        sources {
          ...SourceOfRecord
        }
      }
    }
  `,
  [officialTextFragment, sourceFragment],
)

/** One source of the record. */
export const sourceQuery = graphql(
  `
    query Source($code: String!) {
      source(code: $code) {
        ...SourceOfRecord
      }
    }
  `,
  [sourceFragment],
)
