import { graphql } from '../../platform/graphql.ts'
import { scoreFragment } from './dashboards.documents.ts'

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
