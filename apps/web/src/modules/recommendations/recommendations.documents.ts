import { graphql } from '../../platform/graphql.ts'
import { discardedNumberFragment, nameFragment, officialTextFragment } from '../../platform/text.documents.ts'
import { caseFragments } from '../cases/index.ts'

/** A recommendation as one of many. */
const recommendationCardFragment = graphql(
  `
    fragment RecommendationCardParts on Recommendation {
      ...CaseSummary
      id
      state
      topic
    }
  `,
  [caseFragments.summary],
)

/** A department's signed answer. */
const recommendationResponseFragment = graphql(
  `
    fragment RecommendationResponseParts on RecommendationResponse {
      ...CaseAnswer
      id
      outcome
      ground
      ownerOffice
      dueOn
      deferredUntil
    }
  `,
  [caseFragments.answer],
)

/** A record that a recommendation comes from. */
export const sourceRecordFragment = graphql(
  `
    fragment SourceRecordParts on NamedCase {
      recordType
      reference
      title {
        ...OfficialText
      }
      council {
        slug
        name {
          ...NameText
        }
      }
      answeredOn
      action {
        ...DeadlineParts
      }
      reportedOn
      verifiedOn
    }
  `,
  [officialTextFragment, nameFragment, caseFragments.deadline],
)

/** The round table at which a recommendation was made. */
const madeAtFragment = graphql(
  `
    fragment MadeAt on Gathering {
      slug
      state
      heldOn
      title {
        ...OfficialText
      }
    }
  `,
  [officialTextFragment],
)

/** The round tables at which a recommendation of a council may be made: public ones of that council, and drafts that one plans. */
export const gatheringChoicesQuery = graphql(
  `
    query GatheringChoices($slug: String!) {
      council(slug: $slug) {
        gatherings {
          ...MadeAt
        }
      }
      gatheringsAtDesk {
        ...MadeAt
        council {
          slug
        }
      }
    }
  `,
  [madeAtFragment],
)

/** The public records with these numbers. */
export const recommendationSourcesQuery = graphql(
  `
    query RecommendationSources($numbers: [String!]!) {
      recommendationSources(numbers: $numbers) {
        ...SourceRecordParts
      }
    }
  `,
  [sourceRecordFragment],
)

/** The councils for which a coordinator may put a recommendation on the record: those of the country and of its regions. */
export const hostCouncilsQuery = graphql(
  `
    query HostCouncils {
      area(code: "TJ") {
        councils {
          slug
          name {
            ...NameText
          }
        }
      }
      regions {
        code
        councils {
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

/** The recommendations on the record, newest first. */
export const recommendationsQuery = graphql(
  `
    query Recommendations(
      $first: Int!
      $after: String
      $areaCode: String
      $councilSlug: String
      $departmentCode: String
      $departmentAreaCode: String
      $sentFrom: Date
      $answerState: AnswerState
      $stage: CaseStage
      $year: Int
      $topic: CaseTopic
      $gatheringSlug: String
    ) {
      recommendations(
        first: $first
        after: $after
        areaCode: $areaCode
        councilSlug: $councilSlug
        departmentCode: $departmentCode
        departmentAreaCode: $departmentAreaCode
        sentFrom: $sentFrom
        answerState: $answerState
        stage: $stage
        year: $year
        topic: $topic
        gatheringSlug: $gatheringSlug
      ) {
        totalCount
        edges {
          node {
            ...RecommendationCardParts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
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
  [recommendationCardFragment, nameFragment],
)

/** A page of the file of recommendations. */
export const recommendationsFileQuery = graphql(
  `
    query RecommendationsFile(
      $first: Int!
      $after: String
      $areaCode: String
      $councilSlug: String
      $departmentCode: String
      $departmentAreaCode: String
      $sentFrom: Date
      $answerState: AnswerState
      $stage: CaseStage
      $year: Int
      $topic: CaseTopic
      $gatheringSlug: String
    ) {
      recommendations(
        first: $first
        after: $after
        areaCode: $areaCode
        councilSlug: $councilSlug
        departmentCode: $departmentCode
        departmentAreaCode: $departmentAreaCode
        sentFrom: $sentFrom
        answerState: $answerState
        stage: $stage
        year: $year
        topic: $topic
        gatheringSlug: $gatheringSlug
      ) {
        totalCount
        edges {
          node {
            ...CaseRow
            state
            topic
            gathering {
              slug
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [caseFragments.row],
)

/** One recommendation with its whole life. */
export const recommendationQuery = graphql(
  `
    query Recommendation($reference: String!) {
      discardedRecommendation(reference: $reference) {
        ...DiscardedNumberParts
      }
      recommendation(reference: $reference) {
        ...RecommendationCardParts
        ...CaseDetail
        submittedOn
        viewerMay
        sourceNumbers
        gathering {
          ...MadeAt
        }
        sourceRecords {
          ...SourceRecordParts
        }
        responses {
          ...RecommendationResponseParts
        }
      }
    }
  `,
  [
    recommendationCardFragment,
    caseFragments.detail,
    madeAtFragment,
    recommendationResponseFragment,
    discardedNumberFragment,
    sourceRecordFragment,
  ],
)
