import { graphql } from '../../platform/graphql.ts'
import { nameFragment } from '../../platform/text.documents.ts'

/** A council and a department that a list may be narrowed to. */
const caseChoices = graphql(
  `
    fragment CaseChoices on Area {
      councils {
        slug
        name {
          ...NameText
        }
      }
      departments {
        code
        name {
          ...NameText
        }
      }
    }
  `,
  [nameFragment],
)

/** Whose councils and departments a list may be narrowed to: those of a region. */
export const caseChoicesQuery = graphql(
  `
    query CaseChoices($region: String!) {
      area(code: $region) {
        ...CaseChoices
        children {
          ...CaseChoices
        }
      }
    }
  `,
  [caseChoices],
)
