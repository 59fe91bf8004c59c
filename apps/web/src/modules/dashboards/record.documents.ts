import { graphql } from '../../platform/graphql.ts'

const recordFragment = graphql(`
  fragment PlaceRecordParts on Timeliness {
    from
    stages {
      sent
      answeredInTime
      agreed
      reported
      verified
      late
    }
    figures {
      overdue
    }
  }
`)

/** What was found, promised and verified in a place, what is overdue, and who sits on its councils. */
export const placeRecordQuery = graphql(
  `
    query PlaceRecord($code: String!) {
      shortcomings: timeliness(code: $code, type: Shortcoming) {
        ...PlaceRecordParts
      }
      proposals: timeliness(code: $code, type: Proposal) {
        ...PlaceRecordParts
      }
      area(code: $code) {
        code
        kind
        name {
          tg
          ru
          en
        }
        councils {
          slug
          seatCount
          lastMetOn
          name {
            tg
            ru
            en
          }
          memberships {
            office
            termFrom
            termTo
          }
        }
      }
    }
  `,
  [recordFragment],
)
