import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** Puts a recommendation on the council's record. */
export const registerRecommendationMutation = graphql(
  `
    mutation RegisterRecommendation($input: RegisterRecommendationInput!) {
      registerRecommendation(input: $input) {
        __typename
        ... on Recommendation {
          id
          reference
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Submits it to the department: it becomes public and the clock starts. */
export const submitRecommendationMutation = graphql(`
  mutation SubmitRecommendation($input: RecommendationInput!) {
    submitRecommendation(input: $input) {
      __typename
      ... on Recommendation {
        id
        state
      }
    }
  }
`)

/** The department has it. */
export const acknowledgeRecommendationMutation = graphql(`
  mutation AcknowledgeRecommendation($input: RecommendationInput!) {
    acknowledgeRecommendation(input: $input) {
      __typename
      ... on Recommendation {
        id
        state
      }
    }
  }
`)

/** The department's signed answer, public at once. */
export const answerRecommendationMutation = graphql(
  `
    mutation AnswerRecommendation($input: AnswerRecommendationInput!) {
      answerRecommendation(input: $input) {
        __typename
        ... on Recommendation {
          id
          state
          responseCount
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Writes it anew before it is submitted. */
export const amendRecommendationMutation = graphql(
  `
    mutation AmendRecommendation($input: AmendRecommendationInput!) {
      amendRecommendation(input: $input) {
        __typename
        ... on Recommendation {
          id
          reference
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Says which photos and documents show it, before everybody can read it. */
export const attachRecommendationFilesMutation = graphql(
  `
    mutation AttachRecommendationFiles($input: AttachRecommendationFilesInput!) {
      attachRecommendationFiles(input: $input) {
        __typename
        ... on Recommendation {
          id
          version
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Discards it before it is submitted; the reason stands at its number. */
export const discardRecommendationMutation = graphql(
  `
    mutation DiscardRecommendation($input: DiscardRecommendationInput!) {
      discardRecommendation(input: $input) {
        __typename
        ... on Recommendation {
          id
          state
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Does what follows the answer: plans, reports, verifies, disputes, ends. */
export const followUpRecommendationMutation = graphql(
  `
    mutation FollowUpRecommendation($input: FollowUpRecommendationInput!) {
      followUpRecommendation(input: $input) {
        __typename
        ... on Recommendation {
          id
          state
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
