import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** The own account: what it is protected by, and where it is open. */
export const accountQuery = graphql(`
  query Account {
    viewer {
      email
      pendingEmail
      pendingEmailRefusedAt
      recoveryCodesLeft
      factors {
        id
        kind
        label
        addedAt
        lastUsedAt
      }
      sessions {
        id
        isCurrent
        method
        startedAt
        lastSeenAt
      }
    }
  }
`)

/** Ends one of the own sessions. */
export const endSessionMutation = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id) {
      __typename
    }
  }
`)

/** Ends all the others. */
export const endOtherSessionsMutation = graphql(`
  mutation EndOtherSessions {
    endOtherSessions {
      __typename
    }
  }
`)

/** Takes a factor away. */
export const removeFactorMutation = graphql(`
  mutation RemoveFactor($id: ID!) {
    removeFactor(id: $id) {
      __typename
    }
  }
`)

/** Ten new recovery codes in place of the former ones. */
export const renewRecoveryCodesMutation = graphql(`
  mutation RenewRecoveryCodes {
    renewRecoveryCodes {
      __typename
      ... on RecoveryCodes {
        codes
      }
    }
  }
`)

/** Changes the own password. */
export const changePasswordMutation = graphql(
  `
    mutation ChangePassword($input: ChangePasswordInput!) {
      changePassword(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Asks for another email. */
export const changeEmailMutation = graphql(
  `
    mutation ChangeEmail($input: ChangeEmailInput!) {
      changeEmail(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
