import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** Puts a paper beside a meeting. */
export const addMeetingPaperMutation = graphql(
  `
    mutation AddMeetingPaper($input: AddMeetingPaperInput!) {
      addMeetingPaper(input: $input) {
        __typename
        ... on MeetingPaper {
          id
          number
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Takes a paper off. */
export const removeMeetingPaperMutation = graphql(
  `
    mutation RemoveMeetingPaper($input: RemoveMeetingPaperInput!) {
      removeMeetingPaper(input: $input) {
        __typename
        ... on MeetingPaper {
          id
          removedAt
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
