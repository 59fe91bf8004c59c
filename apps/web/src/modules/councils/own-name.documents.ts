import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** What everybody reads of the signed-in member, and how that changed. */
export const ownNameQuery = graphql(`
  query OwnName {
    viewer {
      ownName {
        display
        name
        changes {
          displayBefore
          display
          name
          chosenAt
        }
      }
    }
  }
`)

/** Publishes the own name, or withdraws it. */
export const chooseNameDisplayMutation = graphql(
  `
    mutation ChooseNameDisplay($input: ChooseNameDisplayInput!) {
      chooseNameDisplay(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
