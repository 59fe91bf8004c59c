import { graphql } from '../../platform/graphql.ts'
import { nameFragment } from '../../platform/text.documents.ts'

/** The departments a shortcoming may be referred to: those of the same region and the ministry. */
export const receiversQuery = graphql(
  `
    query Receivers {
      country {
        departments {
          id
          name {
            ...NameText
          }
        }
      }
      regions {
        departments {
          id
          name {
            ...NameText
          }
        }
      }
      districts {
        departments {
          id
          name {
            ...NameText
          }
        }
      }
    }
  `,
  [nameFragment],
)
