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

/** How fast cases were answered. */
const figuresFragment = graphql(`
  fragment TimelinessFigureParts on TimelinessFigures {
    cases
    due
    inTime
    low
    high
    medianDays
    answeredIn15
    answeredIn30
    open
    overdue
  }
`)

/** How fast the departments of a place answer, with a row for each region or department. */
export const timelinessFragment = graphql(
  `
    fragment TimelinessParts on Timeliness {
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
      from
      to
      fewestCases
      figures {
        ...TimelinessFigureParts
      }
      rows {
        code
        isDepartment
        name {
          tg
          ru
          en
        }
        figures {
          ...TimelinessFigureParts
        }
      }
    }
  `,
  [figuresFragment],
)

/** How fast the departments of a place answer, in all or what is of one type. */
export const timelinessQuery = graphql(
  `
    query Timeliness($code: String!, $type: ClockedType) {
      timeliness(code: $code, type: $type) {
        ...TimelinessParts
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
  [timelinessFragment],
)

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
      }
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

/** The same in one release, for a figure of it: the newest where none is given. */
export const figureQuery = graphql(
  `
    query Figure($scope: ScopeKind!, $code: String!, $release: Int) {
      dashboard(scope: $scope, code: $code, release: $release) {
        ...DashboardParts
      }
    }
  `,
  [dashboardFragment],
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

/** What is compared of a place. */
export const comparedPlaceFragment = graphql(
  `
    fragment ComparedPlace on Dashboard {
      code
      name {
        tg
        ru
        en
      }
      fromMonth
      toMonth
      release {
        number
        through
      }
      scores {
        ...Score
      }
    }
  `,
  [scoreFragment],
)

/** Two places beside each other, and the places that can be chosen. The second is left out where none is chosen. */
export const comparisonQuery = graphql(
  `
    query ComparedPlaces(
      $one: String!
      $oneScope: ScopeKind!
      $other: String!
      $otherScope: ScopeKind!
      $both: Boolean!
    ) {
      one: dashboard(scope: $oneScope, code: $one) {
        ...ComparedPlace
      }
      other: dashboard(scope: $otherScope, code: $other) @include(if: $both) {
        ...ComparedPlace
      }
      country {
        code
        name {
          tg
          ru
          en
        }
      }
      regions {
        code
        name {
          tg
          ru
          en
        }
        children {
          code
          name {
            tg
            ru
            en
          }
        }
      }
    }
  `,
  [comparedPlaceFragment],
)
