import { graphql } from '../../platform/graphql.ts'
import { nameFragment, officialTextFragment, sourceFragment } from '../../platform/text.documents.ts'
import { transitionFragment } from '../../platform/transition.documents.ts'
import { caseFileFragment } from './case-files.documents.ts'
import { earlierClockFragment, followUpFragment } from './follow-ups.documents.ts'

/** A public time limit, and whether it is running, due soon, met or overdue. */
export const deadlineFragment = graphql(`
  fragment DeadlineParts on Deadline {
    dueOn
    state
    daysLeft
    countedFrom
    days
    metOn
  }
`)

/** The department that has a case now, and whether that is the one it was addressed to. */
export const whoHasItFragment = graphql(
  `
    fragment WhoHasIt on Case {
      department {
        code
      }
      responsibleSince
      responsibleDepartment {
        code
        name {
          ...NameText
        }
      }
    }
  `,
  [nameFragment],
)

/** How far a case has come after its answer. */
export const progressFragment = graphql(
  `
    fragment CaseProgress on Case {
      action {
        ...DeadlineParts
      }
      reportedOn
      verifiedOn
    }
  `,
  [deadlineFragment],
)

/** A case as one of many. */
const caseSummary = graphql(
  `
    fragment CaseSummary on Case {
      reference
      registeredOn
      demonstration
      title {
        ...OfficialText
      }
      acknowledgement {
        ...DeadlineParts
      }
      answer {
        ...DeadlineParts
      }
      council {
        slug
        name {
          ...NameText
        }
      }
      department {
        code
        name {
          ...NameText
        }
      }
      ...WhoHasIt
      ...CaseProgress
    }
  `,
  [officialTextFragment, deadlineFragment, nameFragment, whoHasItFragment, progressFragment],
)

/** A case with its whole history, but for its answers, which each kind has of its own type. */
const caseDetail = graphql(
  `
    fragment CaseDetail on Case {
      ...CaseSummary
      responseCount
      version
      detail {
        ...OfficialText
      }
      meeting {
        id
        reference
        heldOn
      }
      decision {
        id
        number
      }
      endedOn
      mergedInto
      files {
        ...CaseFileParts
      }
      followUps {
        ...FollowUpParts
      }
      earlierClocks {
        ...EarlierClockParts
      }
      transitions {
        ...TransitionParts
      }
      sources {
        ...SourceOfRecord
      }
    }
  `,
  [
    caseSummary,
    officialTextFragment,
    caseFileFragment,
    followUpFragment,
    earlierClockFragment,
    transitionFragment,
    sourceFragment,
  ],
)

/** A department's signed answer. */
const caseAnswer = graphql(
  `
    fragment CaseAnswer on CaseAnswer {
      version
      language
      reasons
      omissionReason
      answeredAt
      superseded
      signerTitle {
        ...NameText
      }
      files {
        ...CaseFileParts
      }
    }
  `,
  [nameFragment, caseFileFragment],
)

/** A case among the newest of the country, with its public clock. */
const latestCase = graphql(
  `
    fragment LatestCase on Case {
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
  `,
  [officialTextFragment, nameFragment, deadlineFragment],
)

/** A case among those of its council. */
const caseOfCouncil = graphql(
  `
    fragment CaseOfCouncil on Case {
      reference
      registeredOn
      title {
        ...OfficialText
      }
      answer {
        ...DeadlineParts
      }
      ...WhoHasIt
      ...CaseProgress
    }
  `,
  [officialTextFragment, deadlineFragment, whoHasItFragment, progressFragment],
)

/** A case as feeds tell it: with the steps that were taken. */
const toldCase = graphql(
  `
    fragment ToldCase on Case {
      reference
      registeredOn
      title {
        ...OfficialText
      }
      council {
        name {
          ...NameText
        }
      }
      transitions {
        ...TransitionParts
      }
    }
  `,
  [officialTextFragment, nameFragment, transitionFragment],
)

/** A case that is like one about to be registered. */
const similarCase = graphql(
  `
    fragment SimilarCase on Case {
      reference
      registeredOn
      title {
        ...OfficialText
      }
    }
  `,
  [officialTextFragment],
)

/** A case as a row of a file. */
const caseRow = graphql(
  `
    fragment CaseRow on Case {
      ...CaseSummary
      responsibleDepartment {
        code
        name {
          ...NameText
        }
      }
      acknowledgedOn
      answeredOn
      endedOn
      fileAddresses
      answer {
        countedFrom
      }
      council {
        area {
          code
        }
      }
    }
  `,
  [caseSummary, nameFragment],
)

/**
 * The fields that cases of all kinds have in common. A kind spreads them into its own documents, and adds `id`, `state` and its
 * own. The check of documents follows a property only where its value is written out.
 */
export const caseFragments = {
  summary: caseSummary,
  detail: caseDetail,
  answer: caseAnswer,
  latest: latestCase,
  ofCouncil: caseOfCouncil,
  row: caseRow,
  told: toldCase,
  deadline: deadlineFragment,
  similar: similarCase,
}
