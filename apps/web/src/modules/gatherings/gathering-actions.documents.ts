import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'
import { nameFragment } from '../../platform/text.documents.ts'

/** Where gatherings can be, and the councils that can host or be invited. */
export const gatheringFormQuery = graphql(
  `
    query GatheringForm {
      country {
        code
        name {
          ...NameText
        }
      }
      regions {
        code
        name {
          ...NameText
        }
      }
      councils(first: 100) {
        edges {
          node {
            id
            slug
            name {
              ...NameText
            }
            area {
              code
            }
          }
        }
      }
    }
  `,
  [nameFragment],
)

/** Plans a gathering. */
export const draftGatheringMutation = graphql(
  `
    mutation DraftGathering($input: DraftGatheringInput!) {
      draftGathering(input: $input) {
        __typename
        ... on Gathering {
          slug
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** A draft becomes public. */
export const announceGatheringMutation = graphql(
  `
    mutation AnnounceGathering($input: GatheringInput!) {
      announceGathering(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** A draft is thrown away. */
export const discardGatheringMutation = graphql(
  `
    mutation DiscardGathering($input: GatheringInput!) {
      discardGathering(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** A gathering is put off. */
export const postponeGatheringMutation = graphql(
  `
    mutation PostponeGathering($input: PostponeGatheringInput!) {
      postponeGathering(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** A gathering is called off. */
export const cancelGatheringMutation = graphql(
  `
    mutation CancelGathering($input: CancelGatheringInput!) {
      cancelGathering(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** A gathering was held. */
export const holdGatheringMutation = graphql(
  `
    mutation HoldGathering($input: HoldGatheringInput!) {
      holdGathering(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** What a gathering has come to. */
export const concludeGatheringMutation = graphql(
  `
    mutation ConcludeGathering($input: ConcludeGatheringInput!) {
      concludeGathering(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
