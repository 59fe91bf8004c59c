import { graphql } from '../../platform/graphql.ts'

/** The newest reports, for the site map. */
export const reportsOnSiteMapQuery = graphql(`
  query ReportsOnSiteMap($after: String) {
    reports(first: 100, after: $after) {
      edges {
        node {
          reference
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
