import { graphql } from '../../platform/graphql.ts'

/** One act as the audit log keeps it. */
export const auditEntryFragment = graphql(`
  fragment AuditEntryParts on AuditEntry {
    id
    at
    action
    capacity
    subjectType
    subjectId
    person {
      id
    }
    payload
    refused
    actorLabel
    actor {
      id
      email
    }
  }
`)

/** The entries that fit as a file for a spreadsheet. */
export const exportAuditLogMutation = graphql(`
  mutation ExportAuditLog($filter: AuditFilter) {
    exportAuditLog(filter: $filter) {
      __typename
      ... on AuditLogFile {
        csv
        entries
        isWhole
      }
    }
  }
`)

/** One page of the audit log, the newest first; null for whoever may not read it. */
export const auditLogQuery = graphql(
  `
    query AuditLog($first: Int!, $after: String, $filter: AuditFilter) {
      auditLog(first: $first, after: $after, filter: $filter) {
        edges {
          node {
            ...AuditEntryParts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [auditEntryFragment],
)
