import { graphql } from '../../platform/graphql.ts'
import { deadlineFragment } from '../../platform/records/record.documents.ts'
import { nameFragment, officialTextFragment, sourceFragment } from '../../platform/text.documents.ts'

/** A council as a line of the list. */
export const councilLineFragment = graphql(
  `
    fragment CouncilLine on Council @_unmask {
      slug
      inferred
      demonstration
      meetingCount
      shortcomingCount
      proposalCount
      name {
        ...NameText
      }
      area {
        code
      }
    }
  `,
  [nameFragment],
)

/** A page of the councils of the country or of one region. */
export const councilsQuery = graphql(
  `
    query Councils($first: Int!, $after: String, $regionCode: String) {
      councils(first: $first, after: $after, regionCode: $regionCode) {
        totalCount
        edges {
          node {
            ...CouncilLine
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      regions {
        code
        name {
          ...NameText
        }
        shortName {
          ...NameText
        }
      }
    }
  `,
  [councilLineFragment, nameFragment],
)

/** A seat on a council in one term. */
export const seatFragment = graphql(
  `
    fragment SeatParts on Membership @_unmask {
      id
      seat
      office
      termFrom
      termTo
      endedReason
      demonstration
      nominatedBy {
        ...OfficialText
      }
    }
  `,
  [officialTextFragment],
)

/** One council: what it is attached to, and everybody who sits or sat on it. */
export const councilQuery = graphql(
  `
    query Council($slug: String!) {
      council(slug: $slug) {
        slug
        inferred
        demonstration
        meetingCount
        shortcomingCount
        proposalCount
        name {
          ...NameText
        }
        area {
          code
          name {
            ...NameText
          }
          parent {
            code
            kind
            name {
              ...NameText
            }
          }
        }
        department {
          code
          name {
            ...NameText
          }
        }
        memberships {
          ...SeatParts
        }
        sources {
          ...SourceOfRecord
        }
      }
    }
  `,
  [nameFragment, seatFragment, sourceFragment],
)

/** The latest of what a council put on the record. */
export const councilRecordQuery = graphql(
  `
    query CouncilRecord($slug: String!, $first: Int!) {
      council(slug: $slug) {
        meetings(first: $first) {
          edges {
            node {
              reference
              kind
              heldOn
              quorate
              demonstration
              title {
                ...OfficialText
              }
            }
          }
        }
        shortcomings(first: $first) {
          edges {
            node {
              reference
              registeredOn
              demonstration
              title {
                ...OfficialText
              }
              answer {
                ...DeadlineParts
              }
            }
          }
        }
        proposals(first: $first) {
          edges {
            node {
              reference
              registeredOn
              demonstration
              title {
                ...OfficialText
              }
              answer {
                ...DeadlineParts
              }
            }
          }
        }
      }
    }
  `,
  [officialTextFragment, deadlineFragment],
)

/** Something that happened outside a recorded meeting, as the sources tell it. */
export const activityFragment = graphql(
  `
    fragment ActivityParts on Activity @_unmask {
      code
      kind
      startedOn
      endedOn
      hostName
      attendance
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

/** The organisations of the register. */
export const bodiesQuery = graphql(
  `
    query Bodies {
      bodies {
        code
        kind
        note
        offices
        name {
          ...OfficialText
        }
        parent {
          code
          name {
            ...OfficialText
          }
        }
        area {
          code
          name {
            ...NameText
          }
        }
        sources {
          ...SourceOfRecord
        }
      }
    }
  `,
  [officialTextFragment, nameFragment, sourceFragment],
)

/** The legal documents of the register. */
export const documentsQuery = graphql(
  `
    query LegalDocuments {
      legalDocuments {
        code
        kind
        datedOn
        url
        title {
          ...OfficialText
        }
        sources {
          ...SourceOfRecord
        }
      }
    }
  `,
  [officialTextFragment, sourceFragment],
)

/** One source of the record. */
export const sourceQuery = graphql(
  `
    query Source($code: String!) {
      source(code: $code) {
        ...SourceOfRecord
      }
    }
  `,
  [sourceFragment],
)
