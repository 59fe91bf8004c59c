import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** Plans a meeting. */
export const planMeetingMutation = graphql(
  `
    mutation PlanMeeting($input: PlanMeetingInput!) {
      planMeeting(input: $input) {
        __typename
        ... on Meeting {
          id
          reference
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Writes a plan anew. */
export const revisePlanMutation = graphql(
  `
    mutation RevisePlan($input: RevisePlanInput!) {
      revisePlan(input: $input) {
        __typename
        ... on Meeting {
          id
          reference
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Announces a planned or postponed meeting. */
export const announceMeetingMutation = graphql(
  `
    mutation AnnounceMeeting($input: AnnounceMeetingInput!) {
      announceMeeting(input: $input) {
        __typename
        ... on Meeting {
          id
          state
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Announces what has changed of a meeting that stays on its day. */
export const amendAnnouncementMutation = graphql(
  `
    mutation AmendAnnouncement($input: AmendAnnouncementInput!) {
      amendAnnouncement(input: $input) {
        __typename
        ... on Meeting {
          id
          reference
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Puts an announced meeting off. */
export const postponeMeetingMutation = graphql(
  `
    mutation PostponeMeeting($input: PostponeMeetingInput!) {
      postponeMeeting(input: $input) {
        __typename
        ... on Meeting {
          id
          state
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Calls an announced meeting off. */
export const cancelMeetingMutation = graphql(
  `
    mutation CancelMeeting($input: CancelMeetingInput!) {
      cancelMeeting(input: $input) {
        __typename
        ... on Meeting {
          id
          state
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
