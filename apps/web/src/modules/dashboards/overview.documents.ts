import { graphql } from '../../platform/graphql.ts'
import { scoreFragment } from './dashboards.documents.ts'

/** How many departments and councils have fallen silent, for the first page of the desk. */
export const overviewCountsQuery = graphql(`
  query OverviewCounts {
    overview {
      silent
      unanswered
      vacant
    }
  }
`)

/** Which departments and councils have fallen silent. */
export const overviewQuery = graphql(`
  query Overview {
    overview {
      from
      silent
      unanswered
      vacant
      bodies {
        isCouncil
        code
        name {
          tg
          ru
          en
        }
        regionCode
        people
        never
        away
        positions
        unanswered
        isSilent
        isVacant
      }
    }
    regions {
      code
      shortName {
        tg
        ru
        en
      }
    }
  }
`)

/** The regions side by side. */
export const regionsOverviewQuery = graphql(
  `
    query RegionsOverview {
      regionsOverview {
        metFrom
        releaseNumber
        regions {
          code
          name {
            tg
            ru
            en
          }
          figures {
            inTime
            low
            high
            overdue
          }
          councils
          councilsMet
          meetings
          scores {
            ...Score
          }
        }
      }
    }
  `,
  [scoreFragment],
)
