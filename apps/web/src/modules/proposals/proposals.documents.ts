import { graphql } from '../../platform/graphql.ts'
import { discardedNumberFragment, nameFragment } from '../../platform/text.documents.ts'
import { caseFragments } from '../cases/index.ts'

/** A proposal as one of many. */
const proposalCardFragment = graphql(
  `
    fragment ProposalCardParts on Proposal {
      ...CaseSummary
      id
      state
      topic
    }
  `,
  [caseFragments.summary],
)

/** A department's signed answer. */
const proposalResponseFragment = graphql(
  `
    fragment ProposalResponseParts on ProposalResponse {
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

/** The proposals on the record, newest first. */
export const proposalsQuery = graphql(
  `
    query Proposals(
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
      proposals(
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
            ...ProposalCardParts
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
  [proposalCardFragment, nameFragment],
)

/** A page of the file of proposals. */
export const proposalsFileQuery = graphql(
  `
    query ProposalsFile(
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
      proposals(
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

/** One proposal with its whole life. */
export const proposalQuery = graphql(
  `
    query Proposal($reference: String!) {
      discardedProposal(reference: $reference) {
        ...DiscardedNumberParts
      }
      proposal(reference: $reference) {
        ...ProposalCardParts
        ...CaseDetail
        submittedOn
        viewerMay
        responses {
          ...ProposalResponseParts
        }
      }
    }
  `,
  [proposalCardFragment, caseFragments.detail, proposalResponseFragment, discardedNumberFragment],
)

/** The public proposals like one that is about to be registered. */
export const similarProposalsQuery = graphql(
  `
    query SimilarProposals($slug: String!, $title: String!) {
      council(slug: $slug) {
        similar: similarProposals(title: $title) {
          ...SimilarCase
          state
        }
      }
    }
  `,
  [caseFragments.similar],
)
