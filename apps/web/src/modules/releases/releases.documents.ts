import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** A page of releases, the newest first. */
export const releasesQuery = graphql(`
  query Releases($first: Int!, $after: String) {
    releases(first: $first, after: $after) {
      edges {
        node {
          number
          through
          publishedAt
          demonstration
          corrects {
            number
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

/** One release with its files and its signature. */
export const releaseQuery = graphql(`
  query Release($number: Int!) {
    release(number: $number) {
      number
      through
      publishedAt
      rules
      demonstration
      corrects {
        number
        reason {
          tg
          ru
          en
        }
      }
      manifestHash
      signature
      files {
        name
        size
        sha256
      }
    }
  }
`)

/** The release that is being made or has failed; null for all but administrators. */
export const releaseProgressQuery = graphql(`
  query ReleaseProgress {
    releaseProgress {
      number
      state
      step
      stepDone
      stepTotal
      failure
    }
    releases(first: 20) {
      edges {
        node {
          number
          through
          publishedAt
        }
      }
    }
  }
`)

/** Begins a release. */
export const beginReleaseMutation = graphql(
  `
    mutation BeginRelease($input: BeginReleaseInput!) {
      beginRelease(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
