import { graphql } from '../../platform/graphql.ts'

/** One act as the audit trail keeps it. */
export const auditEntryFragment = graphql(`
  fragment AuditEntryParts on AuditEntry @_unmask {
    id
    at
    action
    capacity
    subjectType
    subjectId
    note
    refused
    actorLabel
    actor {
      id
      email
    }
  }
`)

/** The entries that fit as a file for a spreadsheet. */
export const exportAuditTrailMutation = graphql(`
  mutation ExportAuditTrail($filter: AuditFilter) {
    exportAuditTrail(filter: $filter) {
      __typename
      ... on AuditTrailFile {
        csv
        entries
        isWhole
      }
    }
  }
`)

/** One page of the audit trail, the newest first; null for whoever may not read it. */
export const auditTrailQuery = graphql(
  `
    query AuditTrail($first: Int!, $after: String, $filter: AuditFilter) {
      auditTrail(first: $first, after: $after, filter: $filter) {
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
