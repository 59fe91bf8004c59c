import { graphql } from '../../platform/graphql.ts'

/** Signs a person in with e-mail and password; the session travels in a cookie that no script can read. */
export const signInMutation = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on InvalidInputError {
        issues {
          path
          code
          minimum
          maximum
        }
      }
      ... on UnavailableError {
        retryAfterSeconds
      }
    }
  }
`)
