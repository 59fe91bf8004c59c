import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** Reports an assignment done. */
export const reportAssignmentMutation = graphql(
  `
    mutation ReportAssignment($input: ReportAssignmentInput!) {
      reportAssignment(input: $input) {
        __typename
        ... on Assignment {
          id
          state
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Confirms that an assignment is done, as its owner has reported. */
export const confirmAssignmentMutation = graphql(`
  mutation ConfirmAssignment($input: ConfirmAssignmentInput!) {
    confirmAssignment(input: $input) {
      __typename
      ... on Assignment {
        id
        state
      }
    }
  }
`)

/** Returns the report that an assignment is done. */
export const returnAssignmentMutation = graphql(
  `
    mutation ReturnAssignment($input: ReturnAssignmentInput!) {
      returnAssignment(input: $input) {
        __typename
        ... on Assignment {
          id
          state
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Drops an assignment that is not needed any more. */
export const dropAssignmentMutation = graphql(
  `
    mutation DropAssignment($input: DropAssignmentInput!) {
      dropAssignment(input: $input) {
        __typename
        ... on Assignment {
          id
          state
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
