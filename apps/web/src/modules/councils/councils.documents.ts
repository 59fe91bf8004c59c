import { graphql } from '../../platform/graphql.ts'
import { nameFragment, officialTextFragment, sourceFragment } from '../../platform/text.documents.ts'

/** A council as a line of the list. */
export const councilLineFragment = graphql(
  `
    fragment CouncilLine on Council {
      slug
      inferred
      demonstration
      meetingCount
      shortcomingCount
      proposalCount
      name {
        ...NameText
      }
      area {
        code
      }
    }
  `,
  [nameFragment],
)

/** A page of the councils of the country or of one region. */
export const councilsQuery = graphql(
  `
    query Councils($first: Int!, $after: String, $regionCode: String) {
      councils(first: $first, after: $after, regionCode: $regionCode) {
        totalCount
        edges {
          node {
            ...CouncilLine
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      regions {
        code
        name {
          ...NameText
        }
        shortName {
          ...NameText
        }
      }
    }
  `,
  [councilLineFragment, nameFragment],
)

/** A seat on a council in one term. */
export const seatFragment = graphql(
  `
    fragment SeatParts on Membership {
      id
      seat
      office
      termFrom
      termTo
      endedReason
      demonstration
      nominatedBy {
        ...OfficialText
      }
    }
  `,
  [officialTextFragment],
)

/** One council: what it is attached to, and everybody who sits or sat on it. */
export const councilQuery = graphql(
  `
    query Council($slug: String!) {
      council(slug: $slug) {
        slug
        inferred
        demonstration
        meetingCount
        shortcomingCount
        proposalCount
        name {
          ...NameText
        }
        area {
          code
          name {
            ...NameText
          }
          parent {
            code
            kind
            name {
              ...NameText
            }
          }
        }
        department {
          code
          name {
            ...NameText
          }
        }
        memberships {
          ...SeatParts
        }
        sources {
          ...SourceOfRecord
        }
      }
    }
  `,
  [nameFragment, seatFragment, sourceFragment],
)

/** How many councils there are, for the home page. */
export const councilCountQuery = graphql(`
  query CouncilCount {
    councils(first: 1) {
      totalCount
    }
  }
`)
