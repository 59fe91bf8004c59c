import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** A new secret for an authenticator application. */
export const beginTotpMutation = graphql(`
  mutation BeginTotp {
    beginTotp {
      __typename
      ... on TotpSecret {
        secret
        uri
        qrPath
        qrSize
      }
    }
  }
`)

/** A first code of it makes it count. */
export const finishTotpMutation = graphql(
  `
    mutation FinishTotp($input: CodeInput!) {
      finishTotp(input: $input) {
        __typename
        ... on TotpFinished {
          recoveryCodes
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** What to ask a device for a new passkey with. */
export const beginPasskeyMutation = graphql(`
  mutation BeginPasskey {
    beginPasskey {
      __typename
      ... on WebAuthnOptions {
        ceremony
        optionsJson
      }
    }
  }
`)

/** The new passkey, and what its owner calls it. */
export const finishPasskeyMutation = graphql(
  `
    mutation FinishPasskey($input: FinishPasskeyInput!) {
      finishPasskey(input: $input) {
        __typename
        ... on PasskeyAdded {
          recoveryCodes
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
