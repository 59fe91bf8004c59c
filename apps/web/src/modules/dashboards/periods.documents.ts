import { graphql } from '../../platform/graphql.ts'

/** One place in two periods of the newest release, and the periods and places that can be chosen. */
export const periodsQuery = graphql(`
  query PlaceInPeriods($code: String!, $scope: ScopeKind!, $earlier: String, $later: String) {
    place: dashboard(scope: $scope, code: $code) {
      code
      name {
        tg
        ru
        en
      }
      release {
        number
        through
      }
      periods {
        code
        isQuarter
        fromMonth
        toMonth
      }
      periodChange(earlier: $earlier, later: $later) {
        earlier {
          code
          isQuarter
          fromMonth
          toMonth
        }
        later {
          code
          isQuarter
          fromMonth
          toMonth
        }
        statements {
          statement
          earlierAnswers
          laterAnswers
          earlier
          later
          difference
          low
          high
          change
        }
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
`)
