import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'
import { seatFragment } from './meetings.documents.ts'

/** What members have remarked to minutes. Asked at the desk alone: no answer to everybody may depend on it. */
export const remarksQuery = graphql(
  `
    query MinutesRemarks($reference: String!) {
      meeting(reference: $reference) {
        id
        remarks {
          number
          madeAt
          text
          outcome
          answer
          answeredAt
          membership {
            ...SeatParts
          }
        }
      }
    }
  `,
  [seatFragment],
)

/** Says what is wrong in minutes under review. */
export const remarkMinutesMutation = graphql(
  `
    mutation RemarkMinutes($input: RemarkMinutesInput!) {
      remarkMinutes(input: $input) {
        __typename
        ... on Meeting {
          id
          version
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Answers a remark. */
export const answerRemarkMutation = graphql(
  `
    mutation AnswerRemark($input: AnswerRemarkInput!) {
      answerRemark(input: $input) {
        __typename
        ... on Meeting {
          id
          version
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Gives minutes back, to be written anew. */
export const returnMinutesMutation = graphql(
  `
    mutation ReturnMinutes($input: ReturnMinutesInput!) {
      returnMinutes(input: $input) {
        __typename
        ... on Meeting {
          id
          state
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
