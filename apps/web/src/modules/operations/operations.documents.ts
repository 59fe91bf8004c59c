import { graphql } from '../../platform/graphql.ts'

/** How the installation is; null for whoever is not an administrator. */
export const healthQuery = graphql(`
  query Health {
    health {
      version
      startedAt
      database {
        version
        bytes
        connections
        mostConnections
        oldestTransactionSeconds
      }
      disks {
        holds
        free
        size
        isLow
      }
      lowSpaceMark
      isReadOnly
      backupsAreOurs
      backup {
        madeAt
        bytes
        hasSecrets
      }
      jobs {
        waiting
        running
        failed
        mailWaiting
        lateSeconds
        lastFailure
        lastFailureCode
        lastFailureAt
      }
      mail {
        sent
        refused
        failed
      }
      certificate {
        state
        host
        validTo
        issuer
        isTrusted
      }
      limits {
        limit
        count
      }
    }
  }
`)

/** A job that has failed for good. */
export const failedJobFragment = graphql(`
  fragment FailedJobParts on FailedJob {
    number
    name
    enqueuedAt
    attempts
    error
  }
`)

/** A page of failed jobs, the newest first; null for whoever is not an administrator. */
export const failedJobsQuery = graphql(
  `
    query FailedJobs($first: Int!, $after: String) {
      failedJobs(first: $first, after: $after) {
        edges {
          node {
            ...FailedJobParts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [failedJobFragment],
)

/** Lets a failed job run again. */
export const retryJobMutation = graphql(`
  mutation RetryJob($input: RetryJobInput!) {
    retryJob(input: $input) {
      __typename
    }
  }
`)

/** Removes a failed job. */
export const discardJobMutation = graphql(`
  mutation DiscardJob($input: DiscardJobInput!) {
    discardJob(input: $input) {
      __typename
    }
  }
`)
