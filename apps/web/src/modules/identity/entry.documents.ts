import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** How one can sign in here, and what this browser has begun. */
export const signInStateQuery = graphql(`
  query SignInState {
    signInMethods {
      organisation {
        name
        startPath
      }
    }
    pendingSignIn {
      phase
      email
      methods
    }
  }
`)

/** The answer of a passkey, which stands for both factors. */
export const finishPasskeySignInMutation = graphql(`
  mutation FinishPasskeySignIn($input: PasskeyAnswerInput!) {
    finishPasskeySignIn(input: $input) {
      __typename
      ... on UnavailableError {
        retryAfterSeconds
      }
    }
  }
`)

/** For whom and for what an invitation is. */
export const invitationQuery = graphql(`
  query Invitation($token: String!) {
    invitation(token: $token) {
      email
      label
      expiresAt
      role
      office
      department {
        name {
          tg
          ru
          en
        }
      }
      council {
        name {
          tg
          ru
          en
        }
      }
    }
  }
`)

/** Accepts an invitation with the password that was chosen. */
export const acceptInvitationMutation = graphql(
  `
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
      acceptInvitation(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Asks for a link to choose another password. */
export const askPasswordResetMutation = graphql(
  `
    mutation AskPasswordReset($input: AskPasswordResetInput!) {
      askPasswordReset(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Chooses another password by that link. */
export const resetPasswordMutation = graphql(
  `
    mutation ResetPassword($input: ResetPasswordInput!) {
      resetPassword(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Makes a new email the account's, by the link that was sent there. */
export const confirmEmailMutation = graphql(`
  mutation ConfirmEmail($input: ConfirmEmailInput!) {
    confirmEmail(input: $input) {
      __typename
    }
  }
`)
