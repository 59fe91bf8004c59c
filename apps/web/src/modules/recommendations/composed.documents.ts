import { graphql } from '../../platform/graphql.ts'
import { caseFragments } from '../cases/index.ts'

/** The recommendations that come from a council's records, for the council's page. */
export const councilRecommendationsQuery = graphql(
  `
    query CouncilRecommendations($slug: String!) {
      council(slug: $slug) {
        recommendationsFromRecords {
          ...CaseOfCouncil
        }
      }
    }
  `,
  [caseFragments.ofCouncil],
)

/** The recommendations that come from one record, for the page of that record. */
export const takenUpQuery = graphql(
  `
    query TakenUp($reference: String!) {
      recommendationsFrom(reference: $reference) {
        ...CaseOfCouncil
      }
    }
  `,
  [caseFragments.ofCouncil],
)
