import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** The first step of signing in; the session travels in a cookie that no script can read. */
export const signInMutation = graphql(
  `
    mutation SignIn($input: SignInInput!) {
      signIn(input: $input) {
        __typename
        ... on SecondFactorNeeded {
          methods
        }
        ...InputIssues
        ... on UnavailableError {
          retryAfterSeconds
        }
      }
    }
  `,
  [issuesFragment],
)

/** The second step: the code of now, or a recovery code. */
export const confirmSecondFactorMutation = graphql(
  `
    mutation ConfirmSecondFactor($input: CodeInput!) {
      confirmSecondFactor(input: $input) {
        __typename
        ...InputIssues
        ... on UnavailableError {
          retryAfterSeconds
        }
      }
    }
  `,
  [issuesFragment],
)
