import { graphql } from '../../platform/graphql.ts'
import { activityPhotoFragment } from './activity-photos.documents.ts'
import { nameFragment, officialTextFragment, sourceFragment } from '../../platform/text.documents.ts'

/** Something that happened outside a recorded meeting, as the sources tell it or the council has recorded it. */
export const activityFragment = graphql(
  `
    fragment ActivityParts on Activity {
      code
      kind
      startedOn
      endedOn
      hostName
      attendance
      women
      men
      under14
      from14to30
      from31to59
      from60
      participants
      topics
      shortcomings
      proposals
      title {
        ...OfficialText
      }
      area {
        code
        name {
          ...NameText
        }
      }
      council {
        slug
        name {
          ...NameText
        }
      }
      sources {
        ...SourceOfRecord
      }
      recordedAt
      demonstration
      corrections {
        correctedAt
        capacity
        reason
        language
        changed
      }
    }
  `,
  [officialTextFragment, nameFragment, sourceFragment],
)

/** What a council took part in. */
export const councilActivitiesQuery = graphql(
  `
    query CouncilActivities($slug: String!) {
      council(slug: $slug) {
        activities {
          ...ActivityParts
        }
      }
    }
  `,
  [activityFragment],
)

/** One event. */
export const activityQuery = graphql(
  `
    query Activity($code: String!) {
      activity(code: $code) {
        ...ActivityParts
        photos {
          ...ActivityPhotoParts
        }
      }
    }
  `,
  [activityFragment, activityPhotoFragment],
)

/** A page of what happened, the newest first. */
export const activitiesQuery = graphql(
  `
    query Activities($first: Int!, $after: String) {
      activities(first: $first, after: $after) {
        edges {
          node {
            ...ActivityParts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [activityFragment],
)
