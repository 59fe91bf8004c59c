import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** Puts a proposal on the council's record. */
export const registerProposalMutation = graphql(
  `
    mutation RegisterProposal($input: RegisterProposalInput!) {
      registerProposal(input: $input) {
        __typename
        ... on Proposal {
          id
          reference
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Submits it to the department: it becomes public and the clock starts. */
export const submitProposalMutation = graphql(`
  mutation SubmitProposal($input: ProposalInput!) {
    submitProposal(input: $input) {
      __typename
      ... on Proposal {
        id
        state
      }
    }
  }
`)

/** The department has it. */
export const acknowledgeProposalMutation = graphql(`
  mutation AcknowledgeProposal($input: ProposalInput!) {
    acknowledgeProposal(input: $input) {
      __typename
      ... on Proposal {
        id
        state
      }
    }
  }
`)

/** The department's signed answer, public at once. */
export const answerProposalMutation = graphql(
  `
    mutation AnswerProposal($input: AnswerProposalInput!) {
      answerProposal(input: $input) {
        __typename
        ... on Proposal {
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

/** Writes it anew before it is submitted. */
export const amendProposalMutation = graphql(
  `
    mutation AmendProposal($input: AmendProposalInput!) {
      amendProposal(input: $input) {
        __typename
        ... on Proposal {
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
export const attachProposalFilesMutation = graphql(
  `
    mutation AttachProposalFiles($input: AttachProposalFilesInput!) {
      attachProposalFiles(input: $input) {
        __typename
        ... on Proposal {
          id
          version
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Discards it before it is submitted; the reason stands at its number. */
export const discardProposalMutation = graphql(
  `
    mutation DiscardProposal($input: DiscardProposalInput!) {
      discardProposal(input: $input) {
        __typename
        ... on Proposal {
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
export const followUpProposalMutation = graphql(
  `
    mutation FollowUpProposal($input: FollowUpProposalInput!) {
      followUpProposal(input: $input) {
        __typename
        ... on Proposal {
          id
          state
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
