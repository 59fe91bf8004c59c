import { issuesFragment } from './forms/issues.documents.ts'
import { graphql } from './graphql.ts'

/** What the question «is it still you?» can be answered with. */
export const confirmationMeansQuery = graphql(`
  query ConfirmationMeans {
    viewer {
      email
      factors {
        id
        kind
      }
    }
  }
`)

/** Both factors once more. */
export const confirmIdentityMutation = graphql(
  `
    mutation ConfirmIdentity($input: ConfirmIdentityInput!) {
      confirmIdentity(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** What to ask a device's passkey with. */
export const beginPasskeySignInMutation = graphql(`
  mutation BeginPasskeySignIn {
    beginPasskeySignIn {
      __typename
      ... on WebAuthnOptions {
        ceremony
        optionsJson
      }
    }
  }
`)

/** The same by an own passkey. */
export const confirmWithPasskeyMutation = graphql(`
  mutation ConfirmWithPasskey($input: PasskeyAnswerInput!) {
    confirmWithPasskey(input: $input) {
      __typename
    }
  }
`)
