import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** Writes a meeting down. */
export const recordMeetingMutation = graphql(
  `
    mutation RecordMeeting($input: RecordMeetingInput!) {
      recordMeeting(input: $input) {
        __typename
        ... on Meeting {
          id
          reference
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Writes down how an announced meeting was held. */
export const recordAnnouncedMeetingMutation = graphql(
  `
    mutation RecordAnnouncedMeeting($input: DraftMinutesInput!) {
      recordAnnouncedMeeting(input: $input) {
        __typename
        ... on Meeting {
          id
          reference
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Writes a draft anew that nobody has signed. */
export const draftMinutesMutation = graphql(
  `
    mutation DraftMinutes($input: DraftMinutesInput!) {
      draftMinutes(input: $input) {
        __typename
        ... on Meeting {
          id
          reference
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Discards a draft that nobody has signed; the reason stands at its number. */
export const discardMeetingMutation = graphql(
  `
    mutation DiscardMeeting($input: DiscardMeetingInput!) {
      discardMeeting(input: $input) {
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

/** Corrects the texts of published minutes by a new version. */
export const correctMinutesMutation = graphql(
  `
    mutation CorrectMinutes($input: CorrectMinutesInput!) {
      correctMinutes(input: $input) {
        __typename
        ... on Meeting {
          id
          reference
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Signs the minutes, as secretary or as chair. */
export const signMinutesMutation = graphql(`
  mutation SignMinutes($input: SignMinutesInput!) {
    signMinutes(input: $input) {
      __typename
      ... on Meeting {
        id
        state
      }
    }
  }
`)

/** Publishes signed minutes. */
export const publishMinutesMutation = graphql(`
  mutation PublishMinutes($input: PublishMinutesInput!) {
    publishMinutes(input: $input) {
      __typename
      ... on Meeting {
        id
        state
      }
    }
  }
`)
