import { graphql } from '../../platform/graphql.ts'
import { nameFragment, officialTextFragment, sourceFragment } from '../../platform/text.documents.ts'
import { packFragment } from './pack.documents.ts'

/** A gathering as one of many. */
export const gatheringCardFragment = graphql(
  `
    fragment GatheringCardParts on Gathering {
      slug
      state
      heldOn
      startsAt
      demonstration
      title {
        ...OfficialText
      }
      place {
        ...OfficialText
      }
      area {
        code
        kind
        shortName {
          ...NameText
        }
      }
      council {
        slug
        name {
          ...NameText
        }
      }
    }
  `,
  [officialTextFragment, nameFragment],
)

/** Programme, councils, guests and history of a gathering. */
export const gatheringPartsFragment = graphql(
  `
    fragment GatheringParts on Gathering {
      id
      version
      viewerMay
      coversFrom
      coversTo
      announcedAt
      activityCode
      packHash
      outcome {
        ...OfficialText
      }
      items {
        number
        kind
        minutes
        what {
          ...OfficialText
        }
        speaker {
          ...OfficialText
        }
      }
      councils {
        tookPart
        council {
          id
          slug
          name {
            ...NameText
          }
        }
      }
      guests {
        ...OfficialText
      }
      steps {
        state
        capacity
        at
        heldOn
        startsAt
        reason
      }
      sources {
        ...SourceOfRecord
      }
    }
  `,
  [officialTextFragment, nameFragment, sourceFragment],
)

/** A recommendation that was made at a gathering, with where it stands and what was answered. */
export const madeHereFragment = graphql(
  `
    fragment MadeHere on Recommendation {
      reference
      state
      submittedOn
      title {
        ...OfficialText
      }
      responsibleDepartment {
        name {
          ...NameText
        }
      }
      responses {
        outcome
        language
        reasons
        answeredAt
        superseded
      }
    }
  `,
  [officialTextFragment, nameFragment],
)

/** One gathering with its pack and the recommendations that were made at it. */
export const gatheringQuery = graphql(
  `
    query Gathering($slug: String!) {
      gathering(slug: $slug) {
        ...GatheringCardParts
        ...GatheringParts
        recommendations {
          ...MadeHere
        }
      }
      gatheringPack(slug: $slug) {
        ...PackParts
      }
    }
  `,
  [gatheringCardFragment, gatheringPartsFragment, madeHereFragment, packFragment],
)

/** One gathering with its papers and their text, for a document. */
export const packDocumentQuery = graphql(
  `
    query PackDocument($slug: String!) {
      gathering(slug: $slug) {
        ...GatheringCardParts
        ...GatheringParts
      }
      gatheringPack(slug: $slug) {
        text
        ...PackParts
      }
    }
  `,
  [gatheringCardFragment, gatheringPartsFragment, packFragment],
)

/** One gathering at the desk. */
export const deskGatheringQuery = graphql(
  `
    query DeskGathering($slug: String!) {
      gathering(slug: $slug) {
        ...GatheringCardParts
        ...GatheringParts
      }
    }
  `,
  [gatheringCardFragment, gatheringPartsFragment],
)

/** A page of gatherings, the latest day first, with what the list can be narrowed to. */
export const gatheringsQuery = graphql(
  `
    query Gatherings($first: Int!, $after: String, $areaCode: String, $year: Int) {
      gatherings(first: $first, after: $after, areaCode: $areaCode, year: $year) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...GatheringCardParts
          }
        }
      }
      gatheringYears
      regions {
        code
        shortName {
          ...NameText
        }
      }
    }
  `,
  [gatheringCardFragment, nameFragment],
)

/** What a council hosts or was invited to. */
export const councilGatheringsQuery = graphql(
  `
    query CouncilGatherings($slug: String!) {
      council(slug: $slug) {
        gatherings {
          slug
          state
          heldOn
          title {
            ...OfficialText
          }
        }
      }
    }
  `,
  [officialTextFragment],
)

/** The gatherings that one plans, drafts too. */
export const deskGatheringsQuery = graphql(
  `
    query DeskGatherings {
      gatheringsAtDesk {
        ...GatheringCardParts
      }
    }
  `,
  [gatheringCardFragment],
)

/** Every public gathering, for search engines. */
export const gatheringsOnSiteMapQuery = graphql(`
  query GatheringsOnSiteMap($after: String) {
    gatherings(first: 100, after: $after) {
      edges {
        node {
          slug
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
