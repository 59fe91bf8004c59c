import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** What the signed-in person is told by mail, and was told last. */
export const notificationsQuery = graphql(`
  query Notifications {
    notificationSettings {
      choices {
        choice
        isOn
      }
      latest {
        kind
        at
        reference
        dueOn
        count
      }
    }
  }
`)

/** Switches a kind of message on or off. */
export const chooseNoticeMutation = graphql(
  `
    mutation ChooseNotice($input: ChooseNoticeInput!) {
      chooseNotice(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** What the link in a message switches off. */
export const unsubscriptionQuery = graphql(`
  query Unsubscription($token: String!) {
    unsubscription(token: $token) {
      choice
      isOn
    }
  }
`)
