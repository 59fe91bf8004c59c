import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'
import { caseFileFragment } from './case-files.documents.ts'

/** The published files of a case that the person signed in may take off. */
export const removableFilesQuery = graphql(
  `
    query RemovableFiles($id: ID!) {
      node(id: $id) {
        __typename
        ... on Case {
          removableFiles {
            ...CaseFileParts
          }
        }
      }
    }
  `,
  [caseFileFragment],
)

/** Takes a published photo or document off. */
export const removeCaseFileMutation = graphql(
  `
    mutation RemoveCaseFile($input: RemoveCaseFileInput!) {
      removeCaseFile(input: $input) {
        __typename
        ... on CaseFile {
          id
          removedAt
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
