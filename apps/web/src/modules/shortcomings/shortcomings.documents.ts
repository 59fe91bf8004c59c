import { graphql } from '../../platform/graphql.ts'
import { discardedNumberFragment, nameFragment, officialTextFragment } from '../../platform/text.documents.ts'
import { caseFragments } from '../cases/index.ts'

/** A shortcoming as one of many. */
const shortcomingCardFragment = graphql(
  `
    fragment ShortcomingCardParts on Shortcoming {
      ...CaseSummary
      id
      state
      topic
    }
  `,
  [caseFragments.summary],
)

/** A department's signed answer. */
const shortcomingResponseFragment = graphql(
  `
    fragment ShortcomingResponseParts on ShortcomingResponse {
      ...CaseAnswer
      id
      outcome
      evidence
      remedy
      remedyDueOn
      referredTo {
        id
        code
        name {
          ...NameText
        }
      }
    }
  `,
  [caseFragments.answer, nameFragment],
)

/** Which earlier shortcoming came back, and which later ones repeat it. */
export const recurrenceFragment = graphql(`
  fragment ShortcomingRecurrence on Shortcoming {
    occurrence
    recurrenceOf {
      reference
      registeredOn
      verifiedOn
    }
    recurrences {
      reference
      registeredOn
    }
  }
`)

/** The shortcomings on the record, newest first. */
export const shortcomingsQuery = graphql(
  `
    query Shortcomings(
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
    ) {
      shortcomings(
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
      ) {
        totalCount
        edges {
          node {
            ...ShortcomingCardParts
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
  [shortcomingCardFragment, nameFragment],
)

/** A page of the file of shortcomings. */
export const shortcomingsFileQuery = graphql(
  `
    query ShortcomingsFile(
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
    ) {
      shortcomings(
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
      ) {
        totalCount
        edges {
          node {
            ...CaseRow
            state
            topic
            severity
            recurrenceOf {
              reference
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

/** One shortcoming with its whole life. */
export const shortcomingQuery = graphql(
  `
    query Shortcoming($reference: String!) {
      discardedShortcoming(reference: $reference) {
        ...DiscardedNumberParts
      }
      shortcoming(reference: $reference) {
        ...ShortcomingCardParts
        ...CaseDetail
        severity
        ...ShortcomingRecurrence
        activity {
          code
          startedOn
          title {
            ...OfficialText
          }
        }
        sentOn
        viewerMay
        responses {
          ...ShortcomingResponseParts
        }
      }
    }
  `,
  [
    shortcomingCardFragment,
    caseFragments.detail,
    shortcomingResponseFragment,
    recurrenceFragment,
    discardedNumberFragment,
    officialTextFragment,
  ],
)

/** An activity of which a line becomes a shortcoming. */
export const raisedAtQuery = graphql(
  `
    query RaisedAt($code: String!) {
      activity(code: $code) {
        id
        kind
        startedOn
        endedOn
        topics
        shortcomings
        proposals
        title {
          ...OfficialText
        }
        area {
          name {
            ...NameText
          }
        }
        council {
          slug
        }
      }
    }
  `,
  [officialTextFragment, nameFragment],
)

/** The public shortcomings like one that is about to be registered. */
export const similarShortcomingsQuery = graphql(
  `
    query SimilarShortcomings($slug: String!, $title: String!) {
      council(slug: $slug) {
        similar: similarShortcomings(title: $title) {
          ...SimilarCase
          state
        }
      }
    }
  `,
  [caseFragments.similar],
)
