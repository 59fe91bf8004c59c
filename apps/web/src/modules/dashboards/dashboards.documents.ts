import { graphql } from '../../platform/graphql.ts'

/** One published cell. */
export const scoreFragment = graphql(`
  fragment Score on ScoreCell {
    n
    score
    low
    high
    verdict
    bound
  }
`)

/** One place or unit below the one that the page is about. */
export const dashboardRowFragment = graphql(
  `
    fragment DashboardRowParts on DashboardRow {
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
      tile {
        column
        row
      }
      scores {
        ...Score
      }
    }
  `,
  [scoreFragment],
)

/** The scores of the country, a region, a district or a unit. */
export const dashboardQuery = graphql(
  `
    query Dashboard($scope: ScopeKind!, $code: String!) {
      dashboard(scope: $scope, code: $code) {
        scope
        code
        name {
          tg
          ru
          en
        }
        parents {
          scope
          code
          name {
            tg
            ru
            en
          }
        }
        unit {
          code
        }
        fromMonth
        toMonth
        ratings
        demonstration
        scores {
          ...Score
        }
        comparison
        childScope
        rows {
          ...DashboardRowParts
        }
        channels {
          channel
          share
        }
        trend {
          months
          series {
            statement
            n
            score
            low
            high
            changed
            changeZ
          }
        }
      }
    }
  `,
  [scoreFragment, dashboardRowFragment],
)

/** The districts of all five regions, for the map of the country. */
export const countryMapQuery = graphql(
  `
    query CountryMap {
      sughd: dashboard(scope: region, code: "TJ-SU") {
        code
        rows {
          ...DashboardRowParts
        }
      }
      khatlon: dashboard(scope: region, code: "TJ-KT") {
        code
        rows {
          ...DashboardRowParts
        }
      }
      badakhshan: dashboard(scope: region, code: "TJ-GB") {
        code
        rows {
          ...DashboardRowParts
        }
      }
      republican: dashboard(scope: region, code: "TJ-RA") {
        code
        rows {
          ...DashboardRowParts
        }
      }
      dushanbe: dashboard(scope: region, code: "TJ-DU") {
        code
        rows {
          ...DashboardRowParts
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
  `,
  [dashboardRowFragment],
)
