import { graphql } from '../../platform/graphql.ts'
import { unfinishedFragment } from './meetings.documents.ts'

/** The council whose meeting is planned or written down, and what its earlier meetings have left to do. */
export const councilOfPlanQuery = graphql(
  `
    query CouncilOfPlan($slug: String!) {
      council(slug: $slug) {
        id
        unfinishedAssignments {
          total
          overdue
          items {
            ...UnfinishedParts
          }
        }
      }
    }
  `,
  [unfinishedFragment],
)

/** How the members were told by mail of what was announced last. */
export const invitationsQuery = graphql(`
  query MeetingInvitations($reference: String!) {
    meeting(reference: $reference) {
      invitations {
        members
        invited
        waiting
        refused
        withoutMail
      }
    }
  }
`)
