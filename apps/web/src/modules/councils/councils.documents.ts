import { graphql } from '../../platform/graphql.ts'
import { nameFragment, officialTextFragment, sourceFragment } from '../../platform/text.documents.ts'

/**
 * The councils of the country or of one region, and the names of their places: once, and not with every council. Without fragments:
 * each would cost as much as an object, and a query may cost no more than 1,000.
 */
export const councilsQuery = graphql(`
  query Councils($first: Int!, $after: String, $regionCode: String) {
    councils(first: $first, after: $after, regionCode: $regionCode) {
      edges {
        node {
          slug
          inferred
          demonstration
          meetingCount
          shortcomingCount
          proposalCount
          lastMetOn
          metLately
          name {
            tg
            ru
            en
          }
          area {
            code
          }
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
        tg
        ru
        en
      }
      shortName {
        tg
        ru
        en
      }
    }
    districts {
      code
      name {
        tg
        ru
        en
      }
      shortName {
        tg
        ru
        en
      }
    }
  }
`)

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
      name
      publishedName
      nominatedBy {
        ...OfficialText
      }
    }
  `,
  [officialTextFragment],
)

/** What a council says of itself. */
export const councilProfileFragment = graphql(
  `
    fragment CouncilProfile on Council {
      phone
      email
      reach {
        ...OfficialText
      }
      foundingAct {
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
        seatCount
        attendance {
          meetings
          present
          seats
        }
        ...CouncilProfile
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
  [nameFragment, seatFragment, sourceFragment, councilProfileFragment],
)

/** How many councils there are, for the home page. */
export const councilCountQuery = graphql(`
  query CouncilCount {
    councils(first: 1) {
      totalCount
    }
  }
`)
