import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** Invites somebody to a post, a seat on a council, or both. */
export const invitePersonMutation = graphql(
  `
    mutation InvitePerson($input: InvitePersonInput!) {
      invitePerson(input: $input) {
        __typename
        ... on Person {
          id
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Sends the invitation again; the link before it is worth nothing from then on. */
export const renewInvitationMutation = graphql(
  `
    mutation RenewInvitation($input: RenewInvitationInput!) {
      renewInvitation(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Withdraws the invitation that waits. */
export const withdrawInvitationMutation = graphql(
  `
    mutation WithdrawInvitation($input: WithdrawInvitationInput!) {
      withdrawInvitation(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Suspends a person and ends every session. */
export const suspendPersonMutation = graphql(
  `
    mutation SuspendPerson($input: SuspendPersonInput!) {
      suspendPerson(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Lets a suspended person sign in again. */
export const restorePersonMutation = graphql(
  `
    mutation RestorePerson($input: RestorePersonInput!) {
      restorePerson(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Takes every second factor from a person who has lost them. */
export const resetFactorsMutation = graphql(
  `
    mutation ResetFactors($input: ResetFactorsInput!) {
      resetFactors(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Puts a person in a post. */
export const assignPostMutation = graphql(
  `
    mutation AssignPost($input: AssignPostInput!) {
      assignPost(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Ends a post on its last day. */
export const endPostMutation = graphql(
  `
    mutation EndPost($input: EndPostInput!) {
      endPost(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
