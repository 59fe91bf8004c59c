import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** Puts a shortcoming on the council's record. */
export const registerShortcomingMutation = graphql(
  `
    mutation RegisterShortcoming($input: RegisterShortcomingInput!) {
      registerShortcoming(input: $input) {
        __typename
        ... on Shortcoming {
          id
          reference
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Sends it to the department: it becomes public and the clock starts. */
export const sendShortcomingMutation = graphql(`
  mutation SendShortcoming($input: ShortcomingInput!) {
    sendShortcoming(input: $input) {
      __typename
      ... on Shortcoming {
        id
        state
      }
    }
  }
`)

/** The department has it. */
export const acknowledgeShortcomingMutation = graphql(`
  mutation AcknowledgeShortcoming($input: ShortcomingInput!) {
    acknowledgeShortcoming(input: $input) {
      __typename
      ... on Shortcoming {
        id
        state
      }
    }
  }
`)

/** The department's signed answer, public at once. */
export const answerShortcomingMutation = graphql(
  `
    mutation AnswerShortcoming($input: AnswerShortcomingInput!) {
      answerShortcoming(input: $input) {
        __typename
        ... on Shortcoming {
          id
          state
          responseCount
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Writes it anew before it is sent. */
export const amendShortcomingMutation = graphql(
  `
    mutation AmendShortcoming($input: AmendShortcomingInput!) {
      amendShortcoming(input: $input) {
        __typename
        ... on Shortcoming {
          id
          reference
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Says which photos and documents show it, before everybody can read it. */
export const attachShortcomingFilesMutation = graphql(
  `
    mutation AttachShortcomingFiles($input: AttachShortcomingFilesInput!) {
      attachShortcomingFiles(input: $input) {
        __typename
        ... on Shortcoming {
          id
          version
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Discards it before it is sent; the reason stands at its number. */
export const discardShortcomingMutation = graphql(
  `
    mutation DiscardShortcoming($input: DiscardShortcomingInput!) {
      discardShortcoming(input: $input) {
        __typename
        ... on Shortcoming {
          id
          state
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Does what follows the answer: plans, reports, verifies, disputes, ends. */
export const followUpShortcomingMutation = graphql(
  `
    mutation FollowUpShortcoming($input: FollowUpShortcomingInput!) {
      followUpShortcoming(input: $input) {
        __typename
        ... on Shortcoming {
          id
          state
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
