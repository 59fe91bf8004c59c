import { graphql } from '../../platform/graphql.ts'
import { deadlineFragment } from '../../platform/deadlines/deadline.documents.ts'
import { nameFragment, officialTextFragment } from '../../platform/text.documents.ts'

/** What was put on the record lately, for the home page. */
export const latestQuery = graphql(
  `
    query LatestRecords {
      councils(first: 1) {
        totalCount
      }
      shortcomings(first: 3) {
        totalCount
        edges {
          node {
            reference
            registeredOn
            title {
              ...OfficialText
            }
            council {
              area {
                shortName {
                  ...NameText
                }
              }
            }
            acknowledgement {
              ...DeadlineParts
            }
            answer {
              ...DeadlineParts
            }
          }
        }
      }
      proposals(first: 3) {
        totalCount
        edges {
          node {
            reference
            registeredOn
            title {
              ...OfficialText
            }
            council {
              area {
                shortName {
                  ...NameText
                }
              }
            }
            acknowledgement {
              ...DeadlineParts
            }
            answer {
              ...DeadlineParts
            }
          }
        }
      }
    }
  `,
  [nameFragment, officialTextFragment, deadlineFragment],
)
