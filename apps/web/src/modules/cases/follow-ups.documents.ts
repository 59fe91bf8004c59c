import { graphql } from '../../platform/graphql.ts'
import { nameFragment } from '../../platform/text.documents.ts'
import { caseFileFragment } from './case-files.documents.ts'

/** What was said of a case after its answer. */
export const followUpFragment = graphql(
  `
    fragment FollowUpParts on FollowUp {
      number
      verb
      at
      capacity
      department {
        name {
          ...NameText
        }
      }
      signerTitle {
        ...NameText
      }
      language
      text
      evidence
      dueOn
      files {
        ...CaseFileParts
      }
    }
  `,
  [nameFragment, caseFileFragment],
)

/** A response clock before the one that runs now. */
export const earlierClockFragment = graphql(
  `
    fragment EarlierClockParts on EarlierClock {
      department {
        name {
          ...NameText
        }
      }
      sentOn
      answerDueOn
      answeredOn
      endedOn
    }
  `,
  [nameFragment],
)
