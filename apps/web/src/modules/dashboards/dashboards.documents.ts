import { graphql } from '../../platform/graphql.ts'
import { timelinessFragment } from './timeliness.documents.ts'

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

/** The outlines of places on one map. */
export const outlineMapFragment = graphql(`
  fragment OutlineMapParts on OutlineMap {
    width
    height
    source
    licence
    places {
      code
      path
      x
      y
    }
    regions {
      code
      path
      x
      y
    }
  }
`)

/** Verdicts that changed since the release before. */
const verdictChangesFragment = graphql(`
  fragment VerdictChanges on Dashboard {
    verdictChanges {
      place {
        scope
        code
        name {
          tg
          ru
          en
        }
      }
      statement
      before
      after
    }
  }
`)

/** How people see the place of a department. */
export const departmentScoresQuery = graphql(
  `
    query DepartmentScores($code: String!) {
      department(code: $code) {
        code
        scores {
          release {
            number
          }
          scope
          code
          name {
            tg
            ru
            en
          }
          scores {
            ...Score
          }
          ...VerdictChanges
        }
      }
    }
  `,
  [scoreFragment, verdictChangesFragment],
)

/** Everything that the page of a scope shows of its release. */
const dashboardFragment = graphql(
  `
    fragment DashboardParts on Dashboard {
      release {
        number
        through
      }
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
        needed
      }
      comparison
      childScope
      rows {
        ...DashboardRowParts
        shares
        positions
      }
      funnelMeans
      funnelWidenings
      channels {
        channel
        share
      }
      ...VerdictChanges
      quarterChange {
        earlier
        later
        statements {
          statement
          earlier
          later
          difference
          low
          high
          change
        }
      }
      kinds {
        kind
        scores {
          ...Score
        }
      }
      facts {
        ...Score
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
  `,
  [scoreFragment, dashboardRowFragment, verdictChangesFragment],
)

/** The scores of the country, a region, a district or a unit. */
export const dashboardQuery = graphql(
  `
    query Dashboard($scope: ScopeKind!, $code: String!) {
      timeliness(code: $code) {
        ...TimelinessParts
      }
      outlines(code: $code) {
        ...OutlineMapParts
      }
      dashboard(scope: $scope, code: $code) {
        ...DashboardParts
      }
    }
  `,
  [dashboardFragment, timelinessFragment, outlineMapFragment],
)

/** The same in one release, for a figure of it: the newest where none is given. Outlines are those of now, of a map alone. */
export const figureQuery = graphql(
  `
    query Figure($scope: ScopeKind!, $code: String!, $release: Int, $map: Boolean!) {
      outlines(code: $code) @include(if: $map) {
        ...OutlineMapParts
      }
      dashboard(scope: $scope, code: $code, release: $release) {
        ...DashboardParts
      }
    }
  `,
  [dashboardFragment, outlineMapFragment],
)

/** The districts of all five regions in one release, for the map of the country. */
export const countryMapQuery = graphql(
  `
    query CountryMap($release: Int) {
      sughd: dashboard(scope: region, code: "TJ-SU", release: $release) {
        code
        rows {
          ...DashboardRowParts
        }
      }
      khatlon: dashboard(scope: region, code: "TJ-KT", release: $release) {
        code
        rows {
          ...DashboardRowParts
        }
      }
      badakhshan: dashboard(scope: region, code: "TJ-GB", release: $release) {
        code
        rows {
          ...DashboardRowParts
        }
      }
      republican: dashboard(scope: region, code: "TJ-RA", release: $release) {
        code
        rows {
          ...DashboardRowParts
        }
      }
      dushanbe: dashboard(scope: region, code: "TJ-DU", release: $release) {
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
