import { graphql } from '../../platform/graphql.ts'
import { nameFragment, officialTextFragment } from '../../platform/text.documents.ts'

/** An item of a plan with what happened to it. */
export const planItemFragment = graphql(
  `
    fragment PlanItemParts on PlanItem {
      id
      number
      kind
      dueOn
      state
      version
      viewerMay
      ownerOffice
      what {
        ...OfficialText
      }
      place {
        ...OfficialText
      }
      ownerMembership {
        id
        seat
        office
        name
      }
      steps {
        state
        capacity
        at
        dueBefore
        dueOn
        reason
        evidence
        meetingReference
        proposalReference
        activityCode
      }
    }
  `,
  [officialTextFragment],
)

/** The plan of a council for a year, and the years of its other plans. */
export const planQuery = graphql(
  `
    query Plan($slug: String!, $year: Int!) {
      council(slug: $slug) {
        id
        slug
        name {
          ...NameText
        }
        plans {
          year
          state
        }
      }
      plan(councilSlug: $slug, year: $year) {
        id
        year
        state
        version
        meetingReference
        adoptionNote
        adoptedAt
        demonstration
        viewerMay
        items {
          ...PlanItemParts
        }
      }
    }
  `,
  [nameFragment, planItemFragment],
)

/** A council's plans with how far each has come, for its page. */
export const councilPlansQuery = graphql(`
  query CouncilPlans($slug: String!) {
    council(slug: $slug) {
      slug
      plans {
        id
        year
        state
        items {
          id
          state
          dueOn
        }
      }
    }
  }
`)

/** The plans of one council at the desk. */
export const deskPlansQuery = graphql(`
  query DeskPlans($slug: String!) {
    council(slug: $slug) {
      slug
      plans {
        id
        year
        state
        items {
          id
          state
        }
      }
    }
  }
`)

/** What is overdue or soon due in the plans of one's councils. */
export const planItemsDueQuery = graphql(
  `
    query PlanItemsDue {
      planItemsDue {
        id
        number
        dueOn
        what {
          ...OfficialText
        }
        plan {
          year
          council {
            slug
            name {
              ...NameText
            }
          }
        }
      }
    }
  `,
  [nameFragment, officialTextFragment],
)

/** The plans of a page of councils, for search engines. */
export const plansOnSiteMapQuery = graphql(`
  query PlansOnSiteMap($after: String) {
    councils(first: 50, after: $after) {
      edges {
        node {
          slug
          plans {
            year
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
