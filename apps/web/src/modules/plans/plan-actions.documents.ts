import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** Who can own an item, and the decisions by which a plan can have been adopted. */
export const planFormQuery = graphql(`
  query PlanForm($slug: String!, $onDate: Date!) {
    council(slug: $slug) {
      id
      memberships(onDate: $onDate) {
        id
        seat
        office
        name
      }
      meetings(first: 5) {
        edges {
          node {
            id
            reference
            state
            decisions {
              id
              number
              text
              binding
            }
          }
        }
      }
    }
  }
`)

/** Writes a plan. */
export const draftPlanMutation = graphql(
  `
    mutation DraftPlan($input: DraftPlanInput!) {
      draftPlan(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Adopts a plan. */
export const adoptPlanMutation = graphql(
  `
    mutation AdoptPlan($input: AdoptPlanInput!) {
      adoptPlan(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Begins the next year’s plan. */
export const copyPlanMutation = graphql(
  `
    mutation CopyPlan($input: CopyPlanInput!) {
      copyPlan(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Work on an item begins. */
export const startPlanItemMutation = graphql(
  `
    mutation StartPlanItem($input: StartPlanItemInput!) {
      startPlanItem(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** An item is done. */
export const finishPlanItemMutation = graphql(
  `
    mutation FinishPlanItem($input: FinishPlanItemInput!) {
      finishPlanItem(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** An item is put off. */
export const postponePlanItemMutation = graphql(
  `
    mutation PostponePlanItem($input: PostponePlanItemInput!) {
      postponePlanItem(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** An item is given up. */
export const dropPlanItemMutation = graphql(
  `
    mutation DropPlanItem($input: DropPlanItemInput!) {
      dropPlanItem(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
