import { graphql } from '../../platform/graphql.ts'

/** The newest release, whose files the page of open data names. */
export const newestReleaseQuery = graphql(`
  query NewestRelease {
    releases(first: 1) {
      edges {
        node {
          number
          through
          files {
            name
          }
        }
      }
    }
  }
`)

/** The newest releases with their files, for the feed. */
export const releaseFeedQuery = graphql(`
  query ReleaseFeed {
    releases(first: 15) {
      edges {
        node {
          number
          through
          publishedAt
          demonstration
          corrects {
            number
            reason {
              tg
              ru
              en
            }
          }
          files {
            name
            mediaType
            size
          }
        }
      }
    }
  }
`)

/** The newest release with its files, and the releases of the last two years, for the catalogue. */
export const catalogueQuery = graphql(`
  query Catalogue {
    newest: releases(first: 1) {
      edges {
        node {
          number
          through
          files {
            name
            mediaType
            size
            sha256
          }
        }
      }
    }
    releases(first: 100) {
      edges {
        node {
          number
          through
          publishedAt
          manifestHash
          corrects {
            number
            reason {
              tg
              ru
              en
            }
          }
        }
      }
    }
  }
`)
