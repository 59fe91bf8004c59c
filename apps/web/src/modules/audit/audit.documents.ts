import { graphql } from '../../platform/graphql.ts'
import { officialTextFragment } from '../../platform/text.documents.ts'

/** A record as the audit log names it. */
export const auditSubjectFragment = graphql(
  `
    fragment AuditSubjectParts on AuditSubject {
      id
      type
      number
      label
      title {
        ...OfficialText
      }
      page {
        type
        key
        isDiscarded
      }
    }
  `,
  [officialTextFragment],
)

/** One act as the audit log keeps it. */
export const auditEntryFragment = graphql(
  `
    fragment AuditEntryParts on AuditEntry {
      id
      at
      action
      capacity
      subjectType
      subjectId
      subject {
        ...AuditSubjectParts
      }
      payload
      refused
      actorId
      actorLabel
    }
  `,
  [auditSubjectFragment],
)

/** The entries that fit, for a file. */
export const exportAuditLogMutation = graphql(
  `
    mutation ExportAuditLog($filter: AuditFilter) {
      exportAuditLog(filter: $filter) {
        __typename
        ... on AuditLogFile {
          isWhole
          entries {
            ...AuditEntryParts
            actorEmail
          }
        }
      }
    }
  `,
  [auditEntryFragment],
)

/**
 * One page of the audit log, the newest first, with the record and the person that it is narrowed to; null for whoever may not
 * read it.
 */
export const auditLogQuery = graphql(
  `
    query AuditLog(
      $first: Int!
      $after: String
      $filter: AuditFilter
      $number: String
      $recordId: ID
      $ofRecord: Boolean!
      $actor: ID!
      $ofActor: Boolean!
    ) {
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
      auditSubject(number: $number, recordId: $recordId) @include(if: $ofRecord) {
        ...AuditSubjectParts
      }
      person(id: $actor) @include(if: $ofActor) {
        id
        label
        email
      }
    }
  `,
  [auditEntryFragment, auditSubjectFragment],
)

/** The newest entries about one record; null for whoever may not read the log. */
export const auditEntriesOfQuery = graphql(
  `
    query AuditEntriesOf($first: Int!, $filter: AuditFilter) {
      auditLog(first: $first, filter: $filter) {
        edges {
          node {
            ...AuditEntryParts
          }
        }
      }
    }
  `,
  [auditEntryFragment],
)
