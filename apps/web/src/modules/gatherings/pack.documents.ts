import { graphql } from '../../platform/graphql.ts'
import { nameFragment, officialTextFragment } from '../../platform/text.documents.ts'

/** A shortcoming, a proposal or a recommendation of a pack. */
export const packCaseFragment = graphql(
  `
    fragment PackCaseParts on PackCase {
      type
      council
      reference
      state
      sentOn
      verifiedOn
      title {
        ...OfficialText
      }
      department {
        ...NameText
      }
      answer {
        outcome
        answeredOn
        language
        reasons
        isCut
        department {
          ...NameText
        }
      }
    }
  `,
  [officialTextFragment, nameFragment],
)

/** What the record says of the councils of a gathering. */
export const packFragment = graphql(
  `
    fragment PackParts on GatheringPack {
      takenOn
      from
      to
      councils {
        slug
        meetings
        activities
        shortcomings
        implemented
        proposals
        name {
          ...NameText
        }
      }
      activities {
        total
        rows {
          council
          code
          startedOn
          title {
            ...OfficialText
          }
        }
      }
      shortcomings {
        total
        rows {
          ...PackCaseParts
        }
      }
      implemented {
        total
        rows {
          ...PackCaseParts
        }
      }
      plans {
        total
        rows {
          council
          year
          done
          all
          overdue
        }
      }
      proposals {
        total
        rows {
          ...PackCaseParts
        }
      }
      recommendations {
        total
        rows {
          ...PackCaseParts
        }
      }
    }
  `,
  [officialTextFragment, nameFragment, packCaseFragment],
)
