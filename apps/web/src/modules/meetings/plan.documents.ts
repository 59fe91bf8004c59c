import { graphql } from '../../platform/graphql.ts'

/** The council whose meeting is planned. */
export const councilOfPlanQuery = graphql(`
  query CouncilOfPlan($slug: String!) {
    council(slug: $slug) {
      id
    }
  }
`)
